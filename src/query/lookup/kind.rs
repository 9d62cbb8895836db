//! The kinds of things that have names, and where their names stand.

/// A kind of thing that has names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An edition.
    Event,
    /// A conference without its editions.
    Series,
    /// A person.
    Speaker,
    /// An organization.
    Organization,
    /// A talk, which goes by its titles.
    Talk,
}

impl Kind {
    /// What a user calls it.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Event => "event",
            Kind::Series => "event series",
            Kind::Speaker => "speaker",
            Kind::Organization => "organization",
            Kind::Talk => "talk",
        }
    }

    /// The command that shows what there is.
    pub fn listed_by(self) -> &'static str {
        match self {
            Kind::Event => "talkcat events",
            Kind::Series => "talkcat sql 'SELECT name FROM event_series'",
            Kind::Speaker => "talkcat speakers",
            Kind::Organization => "talkcat orgs",
            Kind::Talk => "talkcat talks",
        }
    }

    /// Its table.
    pub fn table(self) -> &'static str {
        match self {
            Kind::Event => "events",
            Kind::Series => "event_series",
            Kind::Speaker => "speakers",
            Kind::Organization => "organizations",
            Kind::Talk => "talks",
        }
    }

    /// The column of its table that it is shown by.
    pub fn label(self) -> &'static str {
        if self == Kind::Talk { "title" } else { "name" }
    }

    /// Its full-text index; series are too few to need one.
    pub fn index(self) -> Option<&'static str> {
        match self {
            Kind::Event => Some("events_fts"),
            Kind::Series => None,
            Kind::Speaker => Some("speakers_fts"),
            Kind::Organization => Some("organizations_fts"),
            Kind::Talk => Some("talks_fts"),
        }
    }

    /// A table of every form of the names with the columns `id`, `folded` and `latin`. A title has
    /// a form in each language, and none that is spelled in other letters.
    pub(in crate::query) fn forms(self) -> &'static str {
        match self {
            Kind::Event => "(SELECT event_id AS id, folded, latin FROM event_names)",
            Kind::Series => {
                "(SELECT id, fold(name) AS folded, latin(name) AS latin FROM event_series)"
            }
            Kind::Speaker => "(SELECT speaker_id AS id, folded, latin FROM speaker_names)",
            Kind::Organization => {
                "(SELECT organization_id AS id, folded, latin FROM organization_names)"
            }
            Kind::Talk => "(SELECT talk_id AS id, folded, folded AS latin FROM talk_titles)",
        }
    }
}
