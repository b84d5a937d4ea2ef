//! Who may ask: browsers and programs of this machine that call the desk by its own name.

use axum::http::{HeaderMap, StatusCode, header};

use crate::answer::Refusal;

/// The names this machine has for itself.
const OWN: [&str; 3] = ["127.0.0.1", "localhost", "[::1]"];

/// Refuses what names another host (a name of somebody else's that leads here) and what another site's page sends.
pub(crate) fn check(headers: &HeaderMap) -> Result<(), Refusal> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let host = text(header::HOST).unwrap_or_default();
    if !OWN.contains(&without_port(host)) {
        return Err(Refusal::new(StatusCode::MISDIRECTED_REQUEST, "this desk answers to 127.0.0.1 and localhost only"));
    }
    let foreign = match text(header::ORIGIN) {
        Some(origin) => origin.strip_prefix("http://") != Some(host),
        None => matches!(
            headers.get("sec-fetch-site").and_then(|site| site.to_str().ok()),
            Some("cross-site" | "same-site")
        ),
    };
    // To follow a link to the desk is not to send it something.
    let follows =
        headers.get("sec-fetch-mode").is_some_and(|mode| mode == "navigate") && text(header::ORIGIN).is_none();
    match foreign && !follows {
        true => Err(Refusal::new(StatusCode::FORBIDDEN, "pages of other sites may not use this desk")),
        false => Ok(()),
    }
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        Some(_) | None => host,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(pairs: &[(&'static str, &'static str)]) -> Result<(), StatusCode> {
        let headers = pairs.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect();
        check(&headers).map_err(|refusal| refusal.status)
    }

    #[test]
    fn a_name_of_somebody_else_that_leads_here_is_refused() {
        assert_eq!(asked(&[("host", "127.0.0.1:8000")]), Ok(()));
        assert_eq!(asked(&[("host", "[::1]:8000")]), Ok(()));
        assert_eq!(asked(&[("host", "chronicle.example:8000")]), Err(StatusCode::MISDIRECTED_REQUEST));
        assert_eq!(asked(&[]), Err(StatusCode::MISDIRECTED_REQUEST));
    }

    #[test]
    fn what_a_page_of_another_site_sends_is_refused() {
        let own = ("host", "localhost:8000");
        assert_eq!(asked(&[own, ("origin", "http://localhost:8000")]), Ok(()));
        assert_eq!(asked(&[own, ("origin", "http://chronicle.example")]), Err(StatusCode::FORBIDDEN));
        assert_eq!(asked(&[own, ("sec-fetch-site", "cross-site")]), Err(StatusCode::FORBIDDEN));
        assert_eq!(asked(&[own, ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate")]), Ok(()));
    }
}
