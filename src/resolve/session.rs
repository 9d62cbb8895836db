//! Previews and recaps: two posts that tell of one session in other words, with other links.
//!
//! Everything speaks a little: the people, the words of the titles, what kind of session it is. Two
//! talks are one where enough speaks for it and each is clearly the other's best match.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::cluster::Clusters;
use super::same_talk::{Telling, session_code};
use super::titles::{comparable, is_telling, language};
use crate::extract::facts::{LinkKind, TalkFormat, TitleKind};
use crate::names::alike::Name;
use crate::names::{Script, fold};

/// What has to speak for two talks being one, at least.
const ENOUGH: f64 = 0.6;
/// By how much a match has to be better than the next one.
const CLEARLY: f64 = 0.15;
/// Two people of one talk are one where their names are as alike as this.
const ALIKE: f64 = 0.75;
/// What more talks of one event share than this says nothing of any of them.
const COMMON: usize = 12;
/// Of more people than this, who of them is whom is not looked at.
const CROWD: usize = 60;

/// Joins groups of tellings that are likely to tell of one session.
pub fn join(clusters: &mut Clusters, tellings: &[Telling<'_>]) {
    let groups = clusters.groups();
    let mut events: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (group, numbers) in groups.iter().enumerate() {
        let event = numbers.iter().find_map(|&number| tellings[number].talk.event.as_deref());
        if let Some(event) = event.map(fold) {
            events.entry(event).or_default().push(group);
        }
    }
    // One event at a time is in memory.
    let mut matches: Vec<((usize, usize), f64)> = Vec::new();
    for members in events.values().filter(|members| members.len() > 1) {
        let talks: Vec<Talk> =
            members.iter().map(|&group| Talk::of(&groups[group], tellings)).collect();
        let likely = likely(&talks).into_iter();
        matches.extend(likely.map(|((a, b), score)| ((members[a], members[b]), score)));
    }
    matches.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    // Scores of each talk's two best matches.
    let mut best: HashMap<usize, Vec<f64>> = HashMap::new();
    for &((a, b), score) in &matches {
        for talk in [a, b] {
            best.entry(talk).or_default().push(score);
        }
    }
    // They come best first: who is not the best itself has the best as its rival.
    let rival = |talk: usize, score: f64| {
        let scores = &best[&talk];
        let others = scores.iter().skip(usize::from(score >= scores[0]));
        others.copied().next().unwrap_or_default()
    };
    for &((a, b), score) in &matches {
        if score >= rival(a, score).max(rival(b, score)) + CLEARLY {
            clusters.join(groups[a][0], groups[b][0]);
        }
    }
}

/// Pairs of an event's talks for which enough speaks, and how much.
fn likely(talks: &[Talk]) -> Vec<((usize, usize), f64)> {
    let shared = shared(talks);
    let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
    for holders in shared.values().filter(|holders| (2..=COMMON).contains(&holders.len())) {
        for (place, &a) in holders.iter().enumerate() {
            pairs.extend(holders[place + 1..].iter().map(|&b| (a, b)));
        }
    }
    let scored = pairs.into_iter().map(|(a, b)| ((a, b), score(&talks[a], &talks[b], &shared)));
    scored.filter(|(_, score)| *score >= ENOUGH).collect()
}

/// What a group of tellings says together.
#[derive(Debug)]
struct Talk {
    posts: BTreeSet<usize>,
    people: Vec<Name>,
    titles: Vec<Title>,
    /// Words in Latin letters and numbers, which translators leave as they are.
    marks: BTreeSet<String>,
    format: Option<TalkFormat>,
    sessions: BTreeSet<String>,
    videos: BTreeSet<String>,
}

/// A title that says enough to be recognized in other words.
#[derive(Debug)]
struct Title {
    /// ISO 639-1.
    lang: String,
    /// Folded.
    words: BTreeSet<String>,
    stated: bool,
}

impl Talk {
    fn of(numbers: &[usize], tellings: &[Telling<'_>]) -> Self {
        let tellings: Vec<&Telling<'_>> = numbers.iter().map(|&number| &tellings[number]).collect();
        let links = |kind| {
            let links = tellings.iter().flat_map(|telling| &telling.talk.links);
            links
                .filter(move |link| link.kind == kind)
                .map(|link| session_code(&link.key))
                .collect()
        };
        let titles: Vec<Title> = tellings
            .iter()
            .filter(|telling| is_telling(&comparable(&telling.talk.title), telling.talk.title_kind))
            .map(|telling| Title {
                lang: language(&telling.talk.title, &telling.post.facts.lang),
                words: words(&telling.talk.title),
                stated: telling.talk.title_kind == TitleKind::Stated,
            })
            .collect();
        // Of tellings in several scripts the longest list of people stands for all.
        let people = tellings.iter().map(|telling| &telling.talk.speakers);
        let people = people.max_by_key(|speakers| speakers.len());
        Self {
            posts: tellings.iter().map(|telling| telling.post.number).collect(),
            people: people.into_iter().flatten().map(|it| Name::of(&it.name)).collect(),
            marks: titles
                .iter()
                .flat_map(|title| &title.words)
                .filter(|it| is_mark(it))
                .cloned()
                .collect(),
            titles,
            format: tellings
                .iter()
                .map(|telling| telling.talk.format)
                .find(|format| *format != TalkFormat::Talk),
            sessions: links(LinkKind::Schedule),
            videos: links(LinkKind::Video),
        }
    }
}

fn words(title: &str) -> BTreeSet<String> {
    comparable(title).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether translators leave this word as it is: a name in Latin letters, a number.
fn is_mark(word: &str) -> bool {
    word.is_ascii()
        && (word.len() >= 3 || word.len() >= 2 && word.bytes().all(|b| b.is_ascii_digit()))
}

/// Something that talks of one event may have in common.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Trait<'t> {
    Word(&'t str),
    /// The sound of a word of a speaker's name.
    Name(String),
}

/// Who has what, in the order of the talks.
type Shared<'t> = HashMap<Trait<'t>, Vec<usize>>;

fn shared(talks: &[Talk]) -> Shared<'_> {
    let mut shared = Shared::new();
    for (number, talk) in talks.iter().enumerate() {
        let words = talk.titles.iter().flat_map(|title| &title.words).map(|it| Trait::Word(it));
        let names = talk.people.iter().flat_map(Name::skeletons).map(Trait::Name);
        for one in words.chain(names) {
            let holders = shared.entry(one).or_default();
            if holders.last() != Some(&number) {
                holders.push(number);
            }
        }
    }
    shared
}

/// What speaks for two talks of one event being one.
fn score(a: &Talk, b: &Talk, shared: &Shared<'_>) -> f64 {
    let differ = |a: &BTreeSet<String>, b: &BTreeSet<String>| {
        !a.is_empty() && !b.is_empty() && a.is_disjoint(b)
    };
    if !a.posts.is_disjoint(&b.posts)
        || differ(&a.sessions, &b.sessions)
        || differ(&a.videos, &b.videos)
    {
        return 0.0;
    }
    let words = by_words(a, b, shared);
    let format = by_format(a.format, b.format);
    // Where both have a title, and in other words, people alone do not make one session of two.
    let described = [a, b].iter().any(|talk| talk.titles.iter().all(|title| !title.stated));
    let completed = a.videos.is_empty() != b.videos.is_empty();
    let completes = completed && (described || words > 0.0 || format > 0.0);
    by_people(a, b) + words + format + if completes { 0.1 } else { 0.0 }
}

fn by_people(a: &Talk, b: &Talk) -> f64 {
    let none = |talk: &Talk| talk.people.is_empty() || talk.people.len() > CROWD;
    if none(a) || none(b) {
        return 0.0;
    }
    let known = |name: &&Name| b.people.iter().any(|other| name.likeness(other) >= ALIKE);
    let common = a.people.iter().filter(known).count();
    let most = a.people.len().max(b.people.len());
    match common {
        0 => -0.6,
        _ if common == most => 0.5,
        _ if 2 * common >= most => 0.35,
        _ => 0.2,
    }
}

/// The words of the titles: in one language, or what a translation leaves as it is.
fn by_words(a: &Talk, b: &Talk, shared: &Shared<'_>) -> f64 {
    let (titles, marks) = (by_titles(a, b), by_marks(a, b, shared));
    if marks > 0.0 { titles.max(marks) } else { titles }
}

/// Words in common of titles in one language, of all their words. Two stated titles without any are
/// of two talks.
fn by_titles(a: &Talk, b: &Talk) -> f64 {
    let pairs = a.titles.iter().flat_map(|own| b.titles.iter().map(move |other| (own, other)));
    let scores = pairs.filter(|(own, other)| own.lang == other.lang).map(|(own, other)| {
        let common = own.words.intersection(&other.words).count();
        let (all, least) =
            (own.words.union(&other.words).count(), own.words.len().min(other.words.len()));
        // One title may be the other's beginning.
        #[expect(clippy::cast_precision_loss, reason = "titles have few words")]
        let share = f64::midpoint(common as f64 / all as f64, common as f64 / least as f64);
        match common {
            0 | 1 if own.stated && other.stated => -0.4,
            0 | 1 => 0.0,
            _ => 0.6 * share,
        }
    });
    scores.max_by(f64::total_cmp).unwrap_or_default()
}

/// Marks in common of titles in two languages: the rarer at the event, the more they say.
fn by_marks(a: &Talk, b: &Talk, shared: &Shared<'_>) -> f64 {
    let foreign = |talk: &Talk| {
        talk.titles.iter().any(|title| {
            title
                .words
                .iter()
                .any(|word| !matches!(Script::of(word), Script::Latin | Script::Other))
        })
    };
    if !foreign(a) && !foreign(b) {
        return 0.0;
    }
    let weight = |word: &String| {
        let holders = shared.get(&Trait::Word(word)).map_or(2, Vec::len).max(2);
        #[expect(clippy::cast_precision_loss, reason = "an event has few talks")]
        let weight = 0.5 / (holders - 1) as f64;
        weight
    };
    let common: Vec<f64> = a.marks.intersection(&b.marks).map(weight).collect();
    common.iter().sum::<f64>().min(0.6)
}

fn by_format(a: Option<TalkFormat>, b: Option<TalkFormat>) -> f64 {
    match (a, b) {
        (Some(a), Some(b)) if a == b => 0.15,
        (Some(_), Some(_)) => -0.2,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::facts::{LinkKind, PostFacts, TalkFact, TalkFormat};
    use crate::resolve::examples::{post, talk};
    use crate::resolve::resolve;

    const KUBECON: &str = "KubeCon Europe 2025";

    fn talks(posts: &[PostFacts]) -> usize {
        resolve(posts, &[], &|_| None).talks.len()
    }

    fn planned(title: &str, code: &str) -> TalkFact {
        talk(3, title).at(KUBECON).link(LinkKind::Schedule, &format!("sched.co/{code}"), None)
    }

    fn seen(title: &str, id: &str) -> TalkFact {
        talk(9, title).at(KUBECON).video(id).described()
    }

    #[test]
    fn a_preview_and_a_recap_by_the_same_people() {
        let preview = planned("Sails, Oars and Sidecars", "1").by("Zora Quill", "Quuxly");
        let recap = seen("how to row a mesh", "a").by("Zora Quill", "");
        assert_eq!(talks(&[post("a.md", vec![preview.clone()]), post("b.md", vec![recap])]), 1);
        let foreign = talk(9, "Хліб і сіль").at(KUBECON).video("a").by("Зора Квілл", "");
        assert_eq!(
            talks(&[post("a.md", vec![preview.clone()]), post("b.uk.md", vec![foreign])]),
            2
        );
        let other = seen("how to row a mesh", "a").by("Max Mu", "");
        assert_eq!(talks(&[post("a.md", vec![preview]), post("b.md", vec![other])]), 2);
    }

    #[test]
    fn similar_titles() {
        let preview = planned("Sails, Oars and Sidecars for Everybody", "1");
        let recap = talk(9, "Sails, Oars and Sidecars").at(KUBECON).video("a");
        assert_eq!(talks(&[post("a.md", vec![preview.clone()]), post("b.md", vec![recap])]), 1);
        let other = talk(9, "Sails Sell Sidecars").at(KUBECON).video("a");
        assert_eq!(talks(&[post("a.md", vec![preview]), post("b.md", vec![other])]), 2);
    }

    #[test]
    fn what_translators_leave_as_it_is() {
        let preview = planned("Rowing with Quuxmesh 3.0", "1");
        let recap = talk(9, "Веслуємо з Quuxmesh 3.0").at(KUBECON).video("a");
        let preview = post("a.md", vec![preview, planned("Sailing", "2")]);
        assert_eq!(talks(&[preview.clone(), post("b.uk.md", vec![recap])]), 2);
        // A word that every talk has tells nothing.
        let all = ["Весла Quuxmesh", "Вітрила Quuxmesh", "Якорі Quuxmesh"];
        let all =
            all.iter().zip(["a", "b", "c"]).map(|(title, id)| talk(9, title).at(KUBECON).video(id));
        assert_eq!(talks(&[preview, post("b.uk.md", all.collect())]), 5);
    }

    #[test]
    fn two_sessions_of_one_person_stay_two() {
        let stated =
            |title: &str, id: &str| talk(9, title).at(KUBECON).video(id).by("Zora Quill", "");
        let one = post("a.md", vec![planned("Sails and Oars", "1").by("Zora Quill", "")]);
        // Two titles that have nothing in common.
        assert_eq!(talks(&[one.clone(), post("b.md", vec![stated("Deep Water", "a")])]), 2);
        // Two that may be it: nobody knows which.
        let both = vec![
            seen("a keynote", "a").by("Zora Quill", ""),
            seen("a panel", "b").by("Zora Quill", ""),
        ];
        assert_eq!(talks(&[one, post("b.md", both)]), 3);
    }

    #[test]
    fn two_pages_of_a_schedule_are_two_sessions() {
        let preview = planned("Sails and Oars", "1").by("Zora Quill", "");
        let again = planned("Sails and Oars, Again", "2").by("Zora Quill", "");
        assert_eq!(talks(&[post("a.md", vec![preview.clone()]), post("b.md", vec![again])]), 2);
        let long = talk(4, "About Sails and Oars").at(KUBECON);
        let long = long.link(LinkKind::Schedule, "kc25.sched.com/event/1", None);
        assert_eq!(talks(&[post("a.md", vec![preview]), post("b.md", vec![long])]), 1);
    }

    #[test]
    fn other_events_have_other_sessions() {
        let preview = planned("Sails and Oars", "1").by("Zora Quill", "");
        let mut recap = seen("how to row a mesh", "a").by("Zora Quill", "");
        recap.event = Some("KubeCon China 2025".into());
        recap.format = TalkFormat::Talk;
        assert_eq!(talks(&[post("a.md", vec![preview]), post("b.md", vec![recap])]), 2);
    }
}
