//! Listening on 127.0.0.1, a connection at a time, until told to stop.

use std::future::Future;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};

use crate::desk::{Desk, QUICK};
use crate::guard::guard;
use crate::limits::Limits;
use crate::{api, pages};

/// A port of this machine that is listened on.
#[derive(Debug)]
pub struct Listener {
    socket: std::net::TcpListener,
    /// The address to call.
    pub address: SocketAddr,
}

impl Listener {
    /// Takes a port of 127.0.0.1; 0 takes any that is free.
    ///
    /// # Errors
    /// If the port is taken or not allowed.
    #[allow(clippy::disallowed_methods)] // this is where the desk listens
    pub fn on(port: u16) -> io::Result<Listener> {
        let socket = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        socket.set_nonblocking(true)?;
        Ok(Listener { address: socket.local_addr()?, socket })
    }
}

/// Serves until the program is told to stop (Ctrl-C, or SIGTERM).
///
/// # Errors
/// If the port cannot be used.
pub fn run(listener: Listener, limits: Limits) -> io::Result<()> {
    serve(listener, limits, told_to_stop())
}

/// Serves until `stop` is done; what has begun is answered first, for ten seconds at most.
///
/// # Errors
/// If the port cannot be used.
pub fn serve(listener: Listener, limits: Limits, stop: impl Future<Output = ()>) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .max_blocking_threads(limits.readers.max(1) + QUICK)
        // A reader's thread keeps what it has learnt of words and rules from text to text.
        .thread_keep_alive(Duration::from_secs(24 * 60 * 60))
        .enable_all()
        .build()?;
    let outcome = runtime.block_on(accept(listener, limits, stop));
    // A text that is still being read is not waited for.
    runtime.shutdown_timeout(Duration::from_millis(100));
    outcome
}

/// How long answers that have begun may still take once the desk is told to stop.
const LAST: Duration = Duration::from_secs(10);

async fn accept(listener: Listener, limits: Limits, stop: impl Future<Output = ()>) -> io::Result<()> {
    let socket = TcpListener::from_std(listener.socket)?;
    let places = Arc::new(Semaphore::new(limits.connections));
    let router = router(Arc::new(Desk::new(limits.clone())));
    let graceful = GracefulShutdown::new();
    let mut stop = pin!(stop);
    loop {
        let accepted = async {
            let place = Arc::clone(&places).acquire_owned().await;
            (place, socket.accept().await)
        };
        let (place, stream) = match either(&mut stop, accepted).await {
            None => break,
            Some((place, Ok((stream, _)))) => (place, stream),
            // Out of files, or gone before it was taken: the next may fare better.
            Some((_, Err(_))) => {
                sleep(Duration::from_millis(50)).await;
                continue;
            }
        };
        let connection = connection(stream, &router, &limits);
        let watched = graceful.watch(connection);
        let longest = limits.connection;
        tokio::spawn(async move {
            // What goes wrong with a connection is its other end's affair.
            let _ = timeout(longest, watched).await;
            drop(place);
        });
    }
    drop(socket);
    let _ = timeout(LAST, graceful.shutdown()).await;
    Ok(())
}

fn connection(
    stream: TcpStream,
    router: &Router,
    limits: &Limits,
) -> http1::Connection<TokioIo<TcpStream>, TowerToHyperService<Router>> {
    let _ = stream.set_nodelay(true);
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head)
        .max_headers(64)
        .max_buf_size(64 * 1024)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(router.clone()))
}

fn router(desk: Arc<Desk>) -> Router {
    Router::new()
        .route("/", get(pages::home))
        .route("/read", post(pages::take).get(pages::back))
        .route("/read/{name}", get(pages::show))
        .route("/read/{name}/timeline", get(pages::timeline))
        .route("/read/{name}/as/{form}", get(pages::take_away))
        .route("/date", get(pages::date_asked))
        .route("/date/{text}", get(pages::date_card))
        .route("/api/v1/read", post(api::read).fallback(api::other_way))
        .route("/api/v1/check", post(api::check).fallback(api::other_way))
        .route("/api/v1/tag", post(api::tag).fallback(api::other_way))
        .route("/api/v1/date", get(api::date_in_query).post(api::date_in_body).fallback(api::neither_way))
        .route("/api/v1", get(api::root))
        .route("/api/v1/openapi.json", get(api::description))
        .route("/api/{*other}", get(api::nothing).post(api::nothing))
        .fallback(pages::nothing)
        .layer(axum::extract::DefaultBodyLimit::disable())
        .layer(from_fn_with_state(Arc::clone(&desk), guard))
        .with_state(desk)
}

/// Returns what the second comes to, unless the first is done before.
async fn either<T>(stop: impl Future<Output = ()>, other: impl Future<Output = T>) -> Option<T> {
    let (mut stop, mut other) = (pin!(stop), pin!(other));
    std::future::poll_fn(|context| {
        if stop.as_mut().poll(context).is_ready() {
            return std::task::Poll::Ready(None);
        }
        other.as_mut().poll(context).map(Some)
    })
    .await
}

async fn told_to_stop() {
    let interrupted = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let ended = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending::<()>().await,
        }
    };
    #[cfg(not(unix))]
    let ended = std::future::pending::<()>();
    either(interrupted, ended).await;
}
