//! The OpenAPI description of the API, with the limits in force.

use serde_json::{Map, Value, json};

use crate::limits::Limits;

/// Returns the description.
pub(crate) fn description(limits: &Limits) -> Value {
    let body = json!({
        "required": true,
        "content": {
            "application/json": { "schema": { "$ref": "#/components/schemas/Request" } },
            "text/plain": { "schema": { "type": "string", "description": "the text itself, in UTF-8" } },
        },
    });
    let answers = |what: &str, schema: &str| {
        let refusal = |why: &str| json!({ "description": why, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Refusal" } } } });
        json!({
            "200": { "description": what, "content": { "application/json": { "schema": { "$ref": format!("#/components/schemas/{schema}") } } } },
            "400": refusal("something in the request cannot be used"),
            "403": refusal("sent by a page of another site"),
            "408": refusal("the request came too slowly"),
            "413": refusal("the request is too large"),
            "415": refusal("the body is neither JSON nor plain text in UTF-8"),
            "421": refusal("the request names another host"),
            "429": refusal("too many requests; Retry-After says when to try again"),
            "503": refusal("too many texts wait, or it took too long; Retry-After says when to try again"),
        })
    };
    let operation = |name: &str, summary: &str, what: &str, schema: &str| json!({ "post": { "operationId": name, "summary": summary, "requestBody": body, "responses": answers(what, schema) } });
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Tarikh",
            "version": env!("CARGO_PKG_VERSION"),
            "summary": "Reads accounts of history and makes of them a checked chronology.",
            "description": limits_in_words(limits),
            "license": { "name": "MIT OR Apache-2.0" },
        },
        "servers": [{ "url": "/" }],
        "paths": {
            "/api/v1/read": operation("read", "The chronology of one or several accounts", "as `tarikh read --format json` writes it", "Chronology"),
            "/api/v1/check": operation("check", "What is wrong with one or several accounts", "as `tarikh check --output-format json` writes it", "Diagnostics"),
            "/api/v1/tag": operation("tag", "The times of one or several accounts", "as `tarikh tag --format json` writes it", "Times"),
            "/api/v1/date": {
                "get": {
                    "operationId": "date",
                    "summary": "One date in every calendar",
                    "parameters": [{ "name": "text", "in": "query", "required": true, "schema": { "type": "string", "maxLength": 1000 } }],
                    "responses": answers("as `tarikh date --format json` writes it", "Date"),
                },
                "post": {
                    "operationId": "dateOf",
                    "summary": "One date in every calendar",
                    "requestBody": {
                        "required": true,
                        "content": {
                            "application/json": { "schema": { "type": "object", "required": ["text"], "properties": { "text": { "type": "string", "maxLength": 1000 } } } },
                            "text/plain": { "schema": { "type": "string" } },
                        },
                    },
                    "responses": answers("as `tarikh date --format json` writes it", "Date"),
                },
            },
        },
        "components": { "schemas": schemas(limits) },
    })
}

/// What is sent and what is answered. A test holds the answers of the desk against it.
fn schemas(limits: &Limits) -> Value {
    let mut all: Map<String, Value> = serde_json::from_str(ANSWERS).unwrap_or_default();
    all.insert("Request".to_owned(), request(limits));
    all.insert("Document".to_owned(), document());
    let error = json!({ "type": "object", "required": ["error"], "properties": { "error": { "type": "string" } } });
    all.insert("Refusal".to_owned(), error);
    Value::Object(all)
}

/// The schemas of the answers.
const ANSWERS: &str = include_str!("answers.json");

fn request(limits: &Limits) -> Value {
    let text = |what: &str| json!({ "type": "string", "description": what });
    json!({
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "text": text("the text of one account"),
            "title": text("its title"),
            "documents": { "type": "array", "maxItems": limits.documents, "items": { "$ref": "#/components/schemas/Document" } },
            "written": text("when it was written: EDTF, or any date `tarikh date` reads"),
            "about": text("the period it is about"),
            "language": text("en, fa or ps; else told by its words"),
            "domain": { "enum": ["auto", "news", "narrative"] },
            "calendars": { "type": "array", "items": { "type": "string" } },
            "from": form(),
            "offsets": { "enum": ["codepoint", "byte", "utf16"] },
        },
    })
}

fn document() -> Value {
    json!({
        "type": "object",
        "required": ["text"],
        "additionalProperties": false,
        "properties": { "text": { "type": "string" }, "title": { "type": "string" }, "from": form() },
    })
}

fn form() -> Value {
    json!({ "enum": ["auto", "plain", "markdown", "html", "timeml"], "default": "plain" })
}

fn limits_in_words(limits: &Limits) -> String {
    format!(
        "A request has at most {} bytes and {} documents, arrives within {} seconds and is answered within {}. {} texts are read at \
         once, {} more may wait; dates, and the times of texts up to {} bytes, are read beside them. {} requests a second are answered, {} at once. Only 127.0.0.1 is listened on. Nothing is kept of \
         what the API reads.",
        limits.body,
        limits.documents,
        limits.receive.as_secs(),
        limits.answer.as_secs(),
        limits.readers,
        limits.waiting,
        limits.short,
        limits.rate,
        limits.burst
    )
}
