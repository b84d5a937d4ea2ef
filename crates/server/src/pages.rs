//! The pages: the form, the reading page of a text, the card of a date.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::multipart::MultipartRejection;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Multipart, Path, Query, State};
use axum::http::{Response, StatusCode};
use page::View;
use tarikh::Chronology;
use tarikh::source::{DocumentId, Format, Reading, read};

use crate::answer::{self, Refusal, page, see};
use crate::api::{self, LONGEST_DATE, Said};
use crate::desk::{Desk, Wanted};
use crate::home::{Filled, framed, home as form, whole};
use crate::request::Asked;
use crate::{date, hash, timeline};

pub(crate) async fn home(State(desk): State<Arc<Desk>>) -> Response<Body> {
    page(StatusCode::OK, form(&desk.limits, None, &Filled::default()))
}

/// Takes the text of the form, and leads to its page.
pub(crate) async fn take(State(desk): State<Arc<Desk>>, form: Result<Multipart, MultipartRejection>) -> Response<Body> {
    let mut filled = Filled::default();
    match taken(&desk, form, &mut filled).await {
        Ok(name) => see(&format!("/read/{name}")),
        Err(refusal) => {
            answer::with_retry(page(refusal.status, self::form(&desk.limits, Some(&refusal.reason), &filled)), &refusal)
        }
    }
}

async fn taken(
    desk: &Desk,
    form: Result<Multipart, MultipartRejection>,
    filled: &mut Filled,
) -> Result<String, Refusal> {
    let form = form.map_err(|_| Refusal::bad("the form was not understood"))?;
    let sent = fields(form).await?;
    *filled = echo(&sent.asked);
    let (name, chronology) = desk.read(move |wanted| reading(sent, wanted)).await?;
    desk.kept().keep(name.clone(), Arc::new(chronology));
    Ok(name)
}

/// What a form was filled in with.
#[derive(Default)]
struct Sent {
    asked: Asked,
    /// Name and bytes of a file.
    file: Option<(String, Vec<u8>)>,
}

/// What goes back into the form.
fn echo(asked: &Asked) -> Filled {
    let said = |text: &Option<String>| text.clone().unwrap_or_default();
    Filled {
        text: said(&asked.text),
        title: said(&asked.title),
        written: said(&asked.written),
        about: said(&asked.about),
        domain: said(&asked.domain),
    }
}

/// A form has so few fields; more are not ours.
const MOST_FIELDS: usize = 16;

async fn fields(mut form: Multipart) -> Result<Sent, Refusal> {
    let wrong = |_| Refusal::bad("the form was not understood");
    let mut sent = Sent::default();
    for _ in 0..MOST_FIELDS {
        let Some(field) = form.next_field().await.map_err(wrong)? else { return Ok(sent) };
        let (name, file) =
            (field.name().unwrap_or_default().to_owned(), field.file_name().unwrap_or_default().to_owned());
        let bytes = field.bytes().await.map_err(wrong)?;
        if name == "file" {
            if !bytes.is_empty() {
                sent.file = Some((file, bytes.to_vec()));
            }
            continue;
        }
        let text = String::from_utf8(bytes.to_vec()).map_err(|_| Refusal::bad("the form is not UTF-8"))?;
        match name.as_str() {
            "text" if !text.trim().is_empty() => {
                let before = sent.asked.text.replace(text);
                if before.is_some() {
                    return Err(Refusal::bad("there is more than one text: send one"));
                }
            }
            "title" => sent.asked.title = Some(text),
            "written" => sent.asked.written = Some(text),
            "about" => sent.asked.about = Some(text),
            "domain" => sent.asked.domain = Some(text),
            _other => {}
        }
    }
    Err(Refusal::bad("the form has too many fields"))
}

/// Reads what was sent; the name hangs on all that was, so that it is the same for the same.
fn reading(sent: Sent, wanted: &Wanted) -> Result<(String, Chronology), Refusal> {
    let Sent { mut asked, file } = sent;
    let options = asked.options()?;
    let (accounts, hashed) = match (file, &asked.text) {
        (Some((name, bytes)), None) => {
            // Of a file's path only its name is used.
            let name = name.rsplit(['/', '\\']).next().unwrap_or_default().chars().take(200).collect::<String>();
            let format = Format::by_ending(&name);
            match read(DocumentId(0), &name, &bytes, format) {
                Reading::Document(document, remarks) => {
                    let hashed = format!("{}{name}", document.sha256);
                    let titled = asked.title.take().filter(|title| !title.trim().is_empty());
                    let document = tarikh::source::Document { title: titled.or(document.title.clone()), ..*document };
                    (vec![(document, remarks)], hashed)
                }
                Reading::Unreadable(why) => return Err(Refusal::bad(why)),
            }
        }
        (None, Some(text)) => (asked.accounts(1)?, text.clone()),
        (Some(_), Some(_)) => return Err(Refusal::bad("there is a text and a file: send one of them")),
        (None, None) => return Err(Refusal::bad("there is no text to read: paste one, or choose a file")),
    };
    let said = |text: &Option<String>| text.clone().unwrap_or_default();
    let name =
        hash::name(&[&hashed, &said(&asked.title), &said(&asked.written), &said(&asked.about), &said(&asked.domain)]);
    Ok((name, wanted.read(accounts, &options)?))
}

pub(crate) async fn show(State(desk): State<Arc<Desk>>, name: Result<Path<String>, PathRejection>) -> Response<Body> {
    shown(&desk, name, |name, chronology| {
        let view = View::new(chronology);
        let ways = format!(
            "<p class=\"steps ways\"><a href=\"/\">{}</a> <a href=\"/read/{name}/timeline\">{}</a></p>\n",
            view.words.say("Another text"),
            view.words.say("The timeline, near and far")
        );
        Ok(whole(view.words, &page::title(&view), &format!("{ways}{}", page::body(&view))))
    })
    .await
}

pub(crate) async fn timeline(
    State(desk): State<Arc<Desk>>,
    name: Result<Path<String>, PathRejection>,
    query: Result<Query<timeline::Asked>, QueryRejection>,
) -> Response<Body> {
    let Ok(Query(asked)) = query else {
        return refused(&Refusal::bad("the window was not understood: it has a 'from' and a 'to'"));
    };
    shown(&desk, name, move |name, chronology| timeline::timeline(name, chronology, &asked)).await
}

/// Makes a page of a kept text.
async fn shown(
    desk: &Desk,
    name: Result<Path<String>, PathRejection>,
    make: impl FnOnce(&str, &Chronology) -> Result<String, Refusal> + Send + 'static,
) -> Response<Body> {
    let kept = name.ok().and_then(|Path(name)| Some((desk.kept().get(&name)?, name)));
    let Some((chronology, name)) = kept else {
        return refused(&Refusal::new(StatusCode::NOT_FOUND, "this text is no longer kept: give it to the desk again"));
    };
    let html = desk.read(move |_| make(&name, &chronology)).await;
    html.map_or_else(|refusal| refused(&refusal), |html| page(StatusCode::OK, html))
}

pub(crate) async fn date_asked(State(desk): State<Arc<Desk>>, query: Said) -> Response<Body> {
    match api::date_asked(query) {
        Ok(text) => card(&desk, text).await,
        Err(refusal) => refused(&refusal),
    }
}

pub(crate) async fn date_card(
    State(desk): State<Arc<Desk>>,
    text: Result<Path<String>, PathRejection>,
) -> Response<Body> {
    match text {
        Ok(Path(text)) => card(&desk, text).await,
        Err(_) => refused(&Refusal::bad("there is no date to show")),
    }
}

async fn card(desk: &Desk, text: String) -> Response<Body> {
    let html = desk.quick(move || match text.len() <= LONGEST_DATE {
        true => date::card(&text),
        false => Err(Refusal::bad("no date is so long")),
    });
    html.await.map_or_else(|refusal| refused(&refusal), |html| page(StatusCode::OK, html))
}

pub(crate) async fn nothing() -> Response<Body> {
    refused(&Refusal::new(StatusCode::NOT_FOUND, "there is no such page"))
}

/// Returns a refusal as a page.
pub(crate) fn refused(refusal: &Refusal) -> Response<Body> {
    let html = framed("Not done", &refusal.reason, "<p><a href=\"/\">Back to the desk</a></p>\n");
    answer::with_retry(page(refusal.status, html), refusal)
}
