//! Entities as rows: one function per entity, with the lists that belong to it.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Params, Transaction, params};
use serde::Serialize;

use super::changes::Entity;
use super::mentions::Mentions;
use super::words;
use crate::names::{Script, fold, latin};
use crate::resolve::entities::{
    Backed, Entities, Event, Link, MentionKey, Organization, Series, Speaker, Talk,
};

/// Row numbers of all that rows refer to.
#[derive(Debug, Default)]
pub struct Ids {
    /// Evidence.
    pub mentions: Mentions,
    /// By slug.
    pub series: HashMap<String, i64>,
    /// By slug.
    pub events: HashMap<String, i64>,
    /// By slug.
    pub organizations: HashMap<String, i64>,
    /// By slug.
    pub speakers: HashMap<String, i64>,
    /// By key.
    pub links: HashMap<String, i64>,
    /// By slug.
    pub talks: HashMap<String, i64>,
}

/// An entity that can be written. References are checked when the transaction ends: the order in
/// which entities are written does not matter but for speed.
pub trait Write: Entity {
    /// Inserts the row and its lists.
    fn write(&self, ids: &Ids, transaction: &Transaction<'_>) -> rusqlite::Result<()>;

    /// Inserts the evidence, which may be all that has changed.
    fn cite(&self, _: &Ids, _: &Transaction<'_>) -> rusqlite::Result<()> {
        Ok(())
    }
}

impl Ids {
    /// Looks up what the entities refer to and do not hold themselves.
    pub fn complete(
        &mut self,
        entities: &Entities,
        transaction: &Transaction<'_>,
    ) -> rusqlite::Result<()> {
        let Entities { events, organizations, talks, .. } = entities;
        let speakers = || talks.iter().flat_map(|talk| &talk.speakers);
        let series = events.iter().map(|event| event.series.as_str());
        look_up(&mut self.series, "event_series", series, transaction)?;
        let parents = events.iter().filter_map(|event| Some(event.parent.as_ref()?.value.as_str()));
        let at = talks.iter().filter_map(|talk| Some(talk.event.as_ref()?.value.as_str()));
        look_up(&mut self.events, "events", parents.chain(at), transaction)?;
        let at_events = events.iter().flat_map(|event| &event.organizations);
        let at_events = at_events.map(|row| row.organization.as_str());
        let parents = organizations.iter().filter_map(|it| it.parent.as_deref());
        let presenters = talks.iter().flat_map(|talk| &talk.organizations);
        let presenters = presenters.map(|it| it.value.as_str());
        let employers = speakers().filter_map(|it| Some(it.organization.as_ref()?.value.as_str()));
        let all = at_events.chain(parents).chain(presenters).chain(employers);
        look_up(&mut self.organizations, "organizations", all, transaction)?;
        let people = speakers().map(|speaker| speaker.speaker.as_str());
        look_up(&mut self.speakers, "speakers", people, transaction)?;
        let links = talks.iter().flat_map(|talk| &talk.links).map(|link| link.key.as_str());
        look_up(&mut self.links, "links", links, transaction)
    }

    /// A missing number is null, which the schema refuses where it matters.
    pub fn mention(&self, key: MentionKey) -> Option<i64> {
        self.mentions.ids.get(&key).copied()
    }

    fn backing<T>(&self, backed: Option<&Backed<T>>) -> Option<i64> {
        backed.and_then(|backed| self.mention(backed.mention))
    }
}

impl Entity for Series {
    const TABLE: &'static str = "event_series";

    fn key(&self) -> &str {
        &self.slug
    }
}

impl Write for Series {
    fn write(&self, ids: &Ids, transaction: &Transaction<'_>) -> rusqlite::Result<()> {
        insert(
            transaction,
            "INSERT INTO event_series (id, slug, name) VALUES (?1, ?2, ?3)",
            params![ids.series.get(&self.slug), self.slug, self.name],
        )
    }
}

impl Entity for Event {
    const TABLE: &'static str = "events";
    const CLEAR_EVIDENCE: Option<&'static str> =
        Some("DELETE FROM event_mentions WHERE event_id = (SELECT id FROM events WHERE slug = ?1)");

    fn key(&self) -> &str {
        &self.slug
    }

    fn evidence(&self) -> impl Serialize {
        &self.mentions
    }
}

impl Write for Event {
    fn write(&self, ids: &Ids, transaction: &Transaction<'_>) -> rusqlite::Result<()> {
        let id = ids.events.get(&self.slug);
        let days = self.dates.as_ref().map_or((None, None), |dates| dates.value);
        insert(
            transaction,
            "INSERT INTO events (id, slug, name, series_id, region, year, starts_on, ends_on, city,
                                 parent_id, mention_id, dates_mention_id, city_mention_id, parent_mention_id,
                                 search_text)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
            params![
                id,
                self.slug,
                self.name,
                ids.series.get(&self.series),
                self.region,
                self.year,
                days.0.map(iso),
                days.1.map(iso),
                self.city.as_ref().map(|city| &city.value),
                self.parent.as_ref().and_then(|parent| ids.events.get(&parent.value)),
                ids.mention(self.mention),
                ids.backing(self.dates.as_ref()),
                ids.backing(self.city.as_ref()),
                ids.backing(self.parent.as_ref()),
                search_text(&self.names),
            ],
        )?;
        for name in &self.names {
            insert(
                transaction,
                "INSERT INTO event_names (event_id, name, folded, latin, mention_id)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
                params![
                    id,
                    name.value,
                    fold(&name.value),
                    latin(&name.value),
                    ids.mention(name.mention)
                ],
            )?;
        }
        self.cite(ids, transaction)?;
        for row in &self.organizations {
            insert(
                transaction,
                "INSERT INTO event_organizations (event_id, organization_id, role, tier, mention_id)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
                params![
                    id,
                    ids.organizations.get(&row.organization),
                    word(&row.role),
                    row.tier,
                    ids.mention(row.mention)
                ],
            )?;
        }
        Ok(())
    }

    fn cite(&self, ids: &Ids, transaction: &Transaction<'_>) -> rusqlite::Result<()> {
        let id = ids.events.get(&self.slug);
        for (mention, role) in &self.mentions {
            insert(
                transaction,
                "INSERT INTO event_mentions (event_id, mention_id, role) VALUES (?1, ?2, ?3)",
                params![id, ids.mention(*mention), word(role)],
            )?;
        }
        Ok(())
    }
}

impl Entity for Organization {
    const TABLE: &'static str = "organizations";
    // Its evidence stays: it may be that of thousands of posts.
    const CLEAR: Option<&'static str> = Some(
        "DELETE FROM organization_names
          WHERE organization_id = (SELECT id FROM organizations WHERE slug = ?1)",
    );

    fn key(&self) -> &str {
        &self.slug
    }
}

impl Write for Organization {
    fn write(&self, ids: &Ids, transaction: &Transaction<'_>) -> rusqlite::Result<()> {
        let id = ids.organizations.get(&self.slug);
        insert(
            transaction,
            "INSERT INTO organizations (id, slug, name, parent_id, mention_id, search_text)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (id) DO UPDATE SET
                 name = excluded.name, parent_id = excluded.parent_id,
                 mention_id = excluded.mention_id, search_text = excluded.search_text",
            params![
                id,
                self.slug,
                self.name,
                self.parent.as_ref().and_then(|parent| ids.organizations.get(parent)),
                ids.mention(self.mention),
                search_text(&self.names),
            ],
        )?;
        for name in &self.names {
            insert(
                transaction,
                "INSERT INTO organization_names (organization_id, name, folded, latin, mention_id)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
                params![
                    id,
                    name.value,
                    fold(&name.value),
                    latin(&name.value),
                    ids.mention(name.mention)
                ],
            )?;
        }
        Ok(())
    }
}

impl Entity for Speaker {
    const TABLE: &'static str = "speakers";
    const CLEAR_EVIDENCE: Option<&'static str> = Some(
        "DELETE FROM speaker_mentions WHERE speaker_id = (SELECT id FROM speakers WHERE slug = ?1)",
    );

    fn key(&self) -> &str {
        &self.slug
    }

    fn evidence(&self) -> impl Serialize {
        &self.mentions
    }
}

impl Write for Speaker {
    fn write(&self, ids: &Ids, transaction: &Transaction<'_>) -> rusqlite::Result<()> {
        let id = ids.speakers.get(&self.slug);
        insert(
            transaction,
            "INSERT INTO speakers (id, slug, name, mention_id, search_text)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![id, self.slug, self.name, ids.mention(self.mention), search_text(&self.names),],
        )?;
        for name in &self.names {
            insert(
                transaction,
                "INSERT INTO speaker_names (speaker_id, name, folded, latin, script, mention_id)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![
                    id,
                    name.value,
                    fold(&name.value),
                    latin(&name.value),
                    Script::of(&name.value).code(),
                    ids.mention(name.mention)
                ],
            )?;
        }
        self.cite(ids, transaction)
    }

    fn cite(&self, ids: &Ids, transaction: &Transaction<'_>) -> rusqlite::Result<()> {
        let id = ids.speakers.get(&self.slug);
        for mention in &self.mentions {
            insert(
                transaction,
                "INSERT INTO speaker_mentions (speaker_id, mention_id) VALUES (?1, ?2)",
                params![id, ids.mention(*mention)],
            )?;
        }
        Ok(())
    }
}

impl Entity for Link {
    const TABLE: &'static str = "links";
    const KEY: &'static str = "key";

    fn key(&self) -> &str {
        &self.key
    }
}

impl Write for Link {
    fn write(&self, ids: &Ids, transaction: &Transaction<'_>) -> rusqlite::Result<()> {
        insert(
            transaction,
            "INSERT INTO links (id, key, url, kind) VALUES (?1, ?2, ?3, ?4)",
            params![
                ids.links.get(self.key.as_str()),
                self.key.as_str(),
                self.url.as_str(),
                word(&self.kind)
            ],
        )
    }
}

impl Entity for Talk {
    const TABLE: &'static str = "talks";
    const CLEAR_EVIDENCE: Option<&'static str> =
        Some("DELETE FROM talk_mentions WHERE talk_id = (SELECT id FROM talks WHERE slug = ?1)");

    fn key(&self) -> &str {
        &self.slug
    }

    fn evidence(&self) -> impl Serialize {
        &self.mentions
    }
}

impl Write for Talk {
    fn write(&self, ids: &Ids, transaction: &Transaction<'_>) -> rusqlite::Result<()> {
        let id = ids.talks.get(&self.slug).copied();
        let title = self.titles.get(self.title);
        insert(
            transaction,
            "INSERT INTO talks (id, slug, title, title_lang, format, event_id, mention_id,
                                format_mention_id, event_mention_id, search_text)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            params![
                id,
                self.slug,
                title.map(|title| title.title.as_str()),
                title.map(|title| title.lang.as_str()),
                word(&self.format.value),
                self.event.as_ref().and_then(|event| ids.events.get(event.value.as_str())),
                ids.mention(self.mention),
                ids.mention(self.format.mention),
                ids.backing(self.event.as_ref()),
                words::of_titles(self.titles.iter().map(|title| title.title.as_str())),
            ],
        )?;
        // First the title that the row refers to, so that no reference is open when the others come.
        let others = self.titles.iter().enumerate().filter(|(place, _)| *place != self.title);
        for title in title.into_iter().chain(others.map(|(_, title)| title)) {
            insert(
                transaction,
                "INSERT INTO talk_titles (talk_id, lang, title, folded, kind, shown, mention_id)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                params![
                    id,
                    title.lang.as_str(),
                    title.title.as_str(),
                    fold(&title.title),
                    word(&title.kind),
                    title.shown,
                    ids.mention(title.mention)
                ],
            )?;
        }
        write_people(self, id, ids, transaction)?;
        for link in &self.links {
            insert(
                transaction,
                "INSERT INTO talk_links (talk_id, link_id, start, mention_id) VALUES (?1, ?2, ?3, ?4)",
                params![
                    id,
                    ids.links.get(link.key.as_str()),
                    link.start,
                    ids.mention(link.mention)
                ],
            )?;
        }
        self.cite(ids, transaction)
    }

    fn cite(&self, ids: &Ids, transaction: &Transaction<'_>) -> rusqlite::Result<()> {
        let id = ids.talks.get(&self.slug);
        for mention in &self.mentions {
            insert(
                transaction,
                "INSERT INTO talk_mentions (talk_id, mention_id) VALUES (?1, ?2)",
                params![id, ids.mention(*mention)],
            )?;
        }
        Ok(())
    }
}

/// What a row with these names is found by.
fn search_text(names: &[Backed<String>]) -> String {
    words::of_names(names.iter().map(|name| name.value.as_str()))
}

/// Writes who gave a talk.
fn write_people(
    talk: &Talk,
    id: Option<i64>,
    ids: &Ids,
    transaction: &Transaction<'_>,
) -> rusqlite::Result<()> {
    for (position, speaker) in (1_u32..).zip(&talk.speakers) {
        let organization = speaker.organization.as_ref();
        insert(
            transaction,
            "INSERT INTO talk_speakers (talk_id, speaker_id, position, organization_id, mention_id,
                                        organization_mention_id)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![
                id,
                ids.speakers.get(speaker.speaker.as_str()),
                position,
                organization.and_then(|backed| ids.organizations.get(backed.value.as_str())),
                ids.mention(speaker.mention),
                ids.backing(organization),
            ],
        )?;
    }
    for organization in &talk.organizations {
        insert(
            transaction,
            "INSERT INTO talk_organizations (talk_id, organization_id, mention_id) VALUES (?1, ?2, ?3)",
            params![
                id,
                ids.organizations.get(organization.value.as_str()),
                ids.mention(organization.mention)
            ],
        )?;
    }
    Ok(())
}

/// Adds the row numbers of those keys of a table that are not known.
fn look_up<'k>(
    ids: &mut HashMap<String, i64>,
    table: &str,
    keys: impl Iterator<Item = &'k str>,
    transaction: &Transaction<'_>,
) -> rusqlite::Result<()> {
    let column = if table == "links" { "key" } else { "slug" };
    let mut select =
        transaction.prepare_cached(&format!("SELECT id FROM {table} WHERE {column} = ?1"))?;
    for key in keys {
        if !ids.contains_key(key)
            && let Some(id) = select.query_row([key], |row| row.get(0)).optional()?
        {
            ids.insert(key.to_owned(), id);
        }
    }
    Ok(())
}

fn insert(transaction: &Transaction<'_>, sql: &str, values: impl Params) -> rusqlite::Result<()> {
    transaction.prepare_cached(sql)?.execute(values).map(|_| ())
}

/// A date as the schema takes it.
pub fn iso(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

/// The word for an enumeration's value, as the contract and the schema spell it.
pub fn word(value: &impl Serialize) -> Option<String> {
    let value = serde_json::to_value(value).ok()?;
    value.as_str().map(str::to_owned)
}
