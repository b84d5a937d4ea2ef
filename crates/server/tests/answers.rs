//! What the API answers is what its description says: every answer is held against its schema, and has no field that is not in it.
#![allow(clippy::disallowed_methods)] // these tests call the desk

mod common;

use common::{BRIDGE, Desk, json};
use serde_json::{Value, json as object};

const ACCOUNT: &str = "KABUL, 3 March 1990 - The general Boris Gromov crossed the bridge at Hairatan on Thursday, 26 Bahman 1367 \
    (15 February 1989). \"We left nobody behind,\" he said. According to the gazette, the treaty of 1988 led to the withdrawal. \
    The army had stayed for nearly a decade, from 1979 to 1989. On 10 Muharram 61 AH they were killed. 26 Bahman is kept every year. \
    The fort fell in 44 BC, before it was built in 1950. He may have died in spring 1999. Two weeks later Gromov went to Moscow.";

/// What in a value is not as its schema says.
fn problems(schemas: &Value, schema: &Value, value: &Value, place: &str) -> Vec<String> {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.rsplit('/').next().unwrap_or_default();
        return problems(schemas, &schemas[name], value, place);
    }
    if let Some(any) = schema["anyOf"].as_array() {
        let tried: Vec<Vec<String>> = any.iter().map(|one| problems(schemas, one, value, place)).collect();
        return tried.into_iter().min_by_key(|found| (value.is_null(), found.len())).unwrap_or_default();
    }
    if let Some(known) = schema["enum"].as_array() {
        return if known.contains(value) { Vec::new() } else { vec![format!("{place} is {value}")] };
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_i64() || number.is_u64() => "integer",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let told = &schema["type"];
    let is = |name: &Value| name == kind || name == "number" && kind == "integer";
    if schema["allOf"].is_null() && !is(told) && !told.as_array().is_some_and(|kinds| kinds.iter().any(is)) {
        return vec![format!("{place} is {kind}, not {told}")];
    }
    match value {
        Value::Array(values) => {
            values.iter().flat_map(|one| problems(schemas, &schema["items"], one, &format!("{place}[]"))).collect()
        }
        Value::Object(fields) => {
            // A schema of several parts has the fields of all.
            let parts = schema["allOf"].as_array().cloned().unwrap_or_else(|| vec![schema.clone()]);
            let parts: Vec<&Value> = parts
                .iter()
                .map(|part| part["$ref"].as_str().map_or(part, |name| &schemas[name.rsplit('/').next().unwrap_or("")]))
                .collect();
            let needed = parts.iter().flat_map(|part| part["required"].as_array().into_iter().flatten());
            let missing = needed.filter(|name| !fields.contains_key(name.as_str().unwrap_or_default()));
            let mut found: Vec<String> = missing.map(|name| format!("{place} lacks {name}")).collect();
            for (name, field) in fields {
                let told = parts.iter().map(|part| &part["properties"][name]).find(|told| !told.is_null());
                let other = parts.iter().map(|part| &part["additionalProperties"]).find(|told| told.is_object());
                match told.or(other) {
                    Some(told) => found.extend(problems(schemas, told, field, &format!("{place}.{name}"))),
                    None => found.push(format!("{place}.{name} is in no schema")),
                }
            }
            found
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    }
}

#[test]
fn every_answer_is_as_the_description_says() {
    let desk = Desk::open();
    let description = json(&desk.get("/api/v1/openapi.json"));
    let schemas = &description["components"]["schemas"];
    let two = object!({ "calendars": ["persian"], "documents": [
        { "text": ACCOUNT, "title": "One" },
        { "text": "<h1>Two</h1><p>The fort fell in 45 BC. They left on 15/2/1989.</p>", "from": "html" },
        { "text": "۲۶ دلو ۱۳۶۷ رفتند." },
    ] });
    for path in ["read", "check", "tag"] {
        let address = format!("/api/v1/{path}");
        let answer =
            &description["paths"][&address]["post"]["responses"]["200"]["content"]["application/json"]["schema"];
        for asked in [two.clone(), object!({ "text": ACCOUNT, "written": "1990-03-03" }), object!({ "text": BRIDGE })] {
            let got = json(&desk.post(&address, "application/json", &asked.to_string()));
            let found = problems(schemas, answer, &got, path);
            assert!(found.is_empty(), "{found:#?}");
        }
    }
    let answer =
        &description["paths"]["/api/v1/date"]["get"]["responses"]["200"]["content"]["application/json"]["schema"];
    for text in ["10%20Muharram%2061", "3/4/1990", "1990s", "1066~", "Thursday%2026%20Dalw%201367"] {
        let got = json(&desk.get(&format!("/api/v1/date?text={text}")));
        let found = problems(schemas, answer, &got, text);
        assert!(found.is_empty(), "{found:#?}");
    }
    let refused = json(&desk.get("/api/v1/date?text=nonsense"));
    assert!(problems(schemas, &schemas["Refusal"], &refused, "refusal").is_empty());
}
