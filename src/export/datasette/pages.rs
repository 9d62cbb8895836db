//! How the page of each table begins.

/// A table or view whose page is more than its rows.
#[derive(Debug, Default)]
pub struct Page {
    /// The table or view.
    pub table: &'static str,
    /// The column that stands for a row where another one refers to it.
    pub label: Option<&'static str>,
    /// Columns whose values are counted and offered as filters.
    pub facets: &'static [&'static str],
    /// The order of the rows.
    pub sort: Option<Sort>,
}

/// An order of rows by a column.
#[derive(Debug, Clone, Copy)]
pub enum Sort {
    /// From A to Z.
    Up(&'static str),
    /// The greatest or latest first.
    Down(&'static str),
}

const fn page(table: &'static str) -> Page {
    Page { table, label: None, facets: &[], sort: None }
}

impl Page {
    const fn label(self, column: &'static str) -> Self {
        Page { label: Some(column), ..self }
    }

    const fn facets(self, facets: &'static [&'static str]) -> Self {
        Page { facets, ..self }
    }

    const fn sort(self, sort: Sort) -> Self {
        Page { sort: Some(sort), ..self }
    }
}

/// All of them.
pub const PAGES: &[Page] = &[
    page("posts").label("path").facets(&["lang", "conference", "draft"]).sort(Sort::Down("date")),
    page("post_tags").facets(&["tag"]),
    page("corrections").label("statement"),
    page("mentions").label("words").facets(&["rule"]),
    page("event_series").label("name").sort(Sort::Up("name")),
    page("events")
        .label("name")
        .facets(&["series_id", "year", "city"])
        .sort(Sort::Down("starts_on")),
    page("event_mentions").facets(&["role"]),
    page("event_organizations").facets(&["role", "tier"]),
    page("speakers").label("name").sort(Sort::Up("name")),
    page("speaker_names").facets(&["script"]),
    page("organizations").label("name").sort(Sort::Up("name")),
    page("organization_mentions").facets(&["role"]),
    page("talks")
        .label("title")
        .facets(&["event_id", "format", "title_lang"])
        .sort(Sort::Up("title")),
    page("talk_titles").facets(&["lang", "kind"]),
    page("links").label("url").facets(&["kind"]),
    page("imports").label("finished_at").sort(Sort::Down("id")),
    page("import_counts").facets(&["kind"]),
    page("talk_overview").facets(&["event", "year", "format"]).sort(Sort::Down("event_starts_on")),
    page("event_overview").facets(&["series", "year", "city"]).sort(Sort::Down("starts_on")),
    page("speaker_overview").facets(&["last_year"]).sort(Sort::Down("talks")),
    page("organization_overview").sort(Sort::Down("talks")),
    page("video_overview").facets(&["event", "year"]),
    page("post_overview").facets(&["lang", "conference"]).sort(Sort::Down("date")),
    page("mention_overview").facets(&["kind", "rule"]),
];
