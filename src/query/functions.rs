//! The SQL functions that a user's query may call: those that compute, and nothing else.
//!
//! A list of what is allowed, since SQLite grows: `load_extension`, `fts3_tokenizer` and whatever
//! comes next are not on it.

/// Of one row.
const SCALAR: &[&str] = &[
    "->",
    "->>",
    "abs",
    "char",
    "coalesce",
    "concat",
    "concat_ws",
    "format",
    "glob",
    "hex",
    "if",
    "ifnull",
    "iif",
    "instr",
    "length",
    "like",
    "likelihood",
    "likely",
    "lower",
    "ltrim",
    "nullif",
    "octet_length",
    "printf",
    "quote",
    "random",
    "randomblob",
    "replace",
    "round",
    "rtrim",
    "sign",
    "soundex",
    "sqlite_source_id",
    "sqlite_version",
    "substr",
    "substring",
    "subtype",
    "trim",
    "typeof",
    "unhex",
    "unicode",
    "unistr",
    "unistr_quote",
    "unlikely",
    "upper",
    "zeroblob",
];

/// Of several rows, and of a window of rows.
const AGGREGATE: &[&str] = &[
    "avg",
    "count",
    "cume_dist",
    "dense_rank",
    "first_value",
    "group_concat",
    "lag",
    "last_value",
    "lead",
    "max",
    "median",
    "min",
    "nth_value",
    "ntile",
    "percent_rank",
    "percentile",
    "percentile_cont",
    "percentile_disc",
    "rank",
    "row_number",
    "string_agg",
    "sum",
    "total",
];

/// Of days and times.
const DATE: &[&str] = &[
    "current_date",
    "current_time",
    "current_timestamp",
    "date",
    "datetime",
    "julianday",
    "strftime",
    "time",
    "timediff",
    "unixepoch",
];

/// Of numbers.
const MATH: &[&str] = &[
    "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "ceil", "ceiling", "cos", "cosh",
    "degrees", "exp", "floor", "ln", "log", "log10", "log2", "mod", "pi", "pow", "power",
    "radians", "sin", "sinh", "sqrt", "tan", "tanh", "trunc",
];

/// Of JSON.
const JSON: &[&str] = &[
    "json",
    "json_array",
    "json_array_insert",
    "json_array_length",
    "json_error_position",
    "json_extract",
    "json_group_array",
    "json_group_object",
    "json_insert",
    "json_object",
    "json_patch",
    "json_pretty",
    "json_quote",
    "json_remove",
    "json_replace",
    "json_set",
    "json_type",
    "json_valid",
    "jsonb",
    "jsonb_array",
    "jsonb_array_insert",
    "jsonb_extract",
    "jsonb_group_array",
    "jsonb_group_object",
    "jsonb_insert",
    "jsonb_object",
    "jsonb_patch",
    "jsonb_remove",
    "jsonb_replace",
    "jsonb_set",
];

/// Of a search in texts.
const SEARCH: &[&str] = &["bm25", "highlight", "match", "snippet"];

/// talkcat's own.
const OWN: &[&str] = &["fold", "latin"];

/// Whether a query may call the function of this name.
pub fn is_allowed(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [SCALAR, AGGREGATE, DATE, MATH, JSON, SEARCH, OWN]
        .iter()
        .any(|family| family.contains(&name.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What SQLite has and a query may not call: functions that load code, tell of the connection
    /// or of SQLite's own pages, or belong to a kind of table that a catalog has none of.
    const REFUSED: &[&str] = &[
        "changes",
        "fts3_tokenizer",
        "fts5",
        "fts5_fold",
        "fts5_get_locale",
        "fts5_insttoken",
        "fts5_isalnum",
        "fts5_locale",
        "fts5_source_id",
        "last_insert_rowid",
        "load_extension",
        "matchinfo",
        "offsets",
        "optimize",
        "rtreecheck",
        "rtreedepth",
        "rtreenode",
        "sqlite_log",
        "sqlite_compileoption_get",
        "sqlite_compileoption_used",
        "total_changes",
    ];

    #[test]
    fn every_function_of_sqlite_was_judged() {
        let connection = rusqlite::Connection::open_in_memory().unwrap();
        let names: Vec<String> = connection
            .prepare("SELECT DISTINCT name FROM pragma_function_list ORDER BY name")
            .and_then(|mut names| names.query_map([], |row| row.get(0))?.collect())
            .unwrap();
        let unjudged: Vec<_> = names
            .iter()
            .filter(|name| is_allowed(name) == REFUSED.contains(&name.as_str()))
            .collect();
        assert!(unjudged.is_empty(), "allow or refuse {unjudged:?}");
        assert!(names.len() > 100, "{names:?}");
    }

    #[test]
    fn case_does_not_matter() {
        assert!(is_allowed("COUNT"));
        assert!(!is_allowed("LOAD_EXTENSION"));
    }
}
