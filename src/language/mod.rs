//! The words of each language, as data: one folder a language, with the same fields in each.
//!
//! Nothing here knows of Markdown or SQLite. Rules ask here for words; what they spell out themselves
//! are little ones in a pattern: "the", "of", "年".

use crate::extract::facts::{Slot, TalkFormat};
use script::Script;

pub mod code;
pub mod detect;
pub mod en;
pub mod given_names;
pub mod han;
pub mod ja;
pub mod latin;
pub mod script;
pub mod uk;
pub mod zh;

/// Gives names that stand together the nominative: names, the text before them, the text after.
pub type Nominative = fn(&[&str], &str, &str) -> Vec<String>;

/// A verb: its base, "presents", "presented", "presenting".
pub type Verb = [&'static str; 4];

/// Verbs, and to what each of them may be done.
pub type Deeds = (&'static [&'static str], &'static [&'static str]);

/// Verbs of telling, and what stands around them.
#[derive(Debug)]
pub struct Telling {
    /// Verbs with what may stand between them and what is told: "about"; nothing if it may follow at once.
    pub verbs: &'static [(Verb, &'static [&'static str])],
    /// Verbs of giving something.
    pub giving: &'static [Verb],
    /// What is given, and how it goes on with a topic: "talk on".
    pub given: &'static [&'static str],
    /// To whom something is told or given: "us".
    pub recipients: &'static [&'static str],
    /// Words before the base of a verb: "will".
    pub future: &'static [&'static str],
    /// Words before "presents": "who".
    pub subjects: &'static [&'static str],
    /// Words before its "-ing": "is".
    pub being: &'static [&'static str],
    /// Words that may stand between those and the verb: "also".
    pub adverbs: &'static [&'static str],
    /// Words before what is given: "a", "her".
    pub articles: &'static [&'static str],
}

/// Verbs of telling of a language without spaces, and what stands around them: "将为大家介绍", "讲解了".
#[derive(Debug)]
pub struct Glued {
    /// The verbs.
    pub verbs: &'static [&'static str],
    /// Words right before a verb that say that somebody will do so, or to whom.
    pub before: &'static [&'static str],
    /// Words that may stand between those and the verb.
    pub adverbs: &'static [&'static str],
    /// Words right behind a verb that say that somebody did so.
    pub done: &'static [&'static str],
    /// Words between a verb and its topic.
    pub about: &'static [&'static str],
}

/// What the program needs to know of a language. All words are in lower case.
#[derive(Debug)]
pub struct Language {
    /// ISO 639-1 code.
    pub code: &'static str,
    /// The script of its names.
    pub script: Script,
    /// How the letters of that script sound, in the sounds of [`crate::names::sound`];
    /// empty where names are compared by their Latin spelling.
    pub sounds: &'static [(&'static str, &'static str)],
    /// The official Latin spelling of a word, where there is one.
    pub romanized: Option<fn(&str) -> Option<String>>,
    /// Short forms of given names with the full ones.
    pub nicknames: &'static [(&'static str, &'static [&'static str])],
    /// Whether its words are set apart by spaces.
    pub spaced: bool,
    /// Names of months in every case and abbreviation, with their numbers.
    pub months: &'static [(&'static str, u32)],
    /// Words that join the first and the last day of a range.
    pub range_words: &'static [&'static str],
    /// Words before the first day of a range whose last day "and" joins.
    pub between_words: &'static [&'static str],
    /// Words that stand between the parts of a date and mean nothing to it.
    pub date_fillers: &'static [&'static str],
    /// Regions as they stand beside an event's name, with their English names.
    pub regions: &'static [(&'static str, &'static str)],
    /// Words that name a kind of session; of several, the first in this list decides.
    pub formats: &'static [(&'static str, TalkFormat)],
    /// Words that tell the format of a title which ends in them, and of no other one: "welcome", "committee AMA".
    pub title_endings: &'static [(&'static str, TalkFormat)],
    /// Verbs, and to what they are done, in which titles of remarks end: "opened" with "the day".
    pub remarks: &'static [Deeds],
    /// Words that name a project's own place in a programme.
    pub slots: &'static [(&'static str, Slot)],
    /// What schedules write before a title, and a colon, to tell the kind of session.
    pub title_prefixes: &'static [&'static str],
    /// Words that name a session without telling its kind.
    pub talk_words: &'static [&'static str],
    /// Words of headings over several talks: "talks", "schedule".
    pub section_words: &'static [&'static str],
    /// Headings that end a post or begin it, and are no talk's title: "thank you", "conclusion".
    pub closing_headings: &'static [&'static str],
    /// Words, in lower case, with which headings begin that invite or take leave: "see you".
    pub leave_words: &'static [&'static str],
    /// Words, in lower case, of a heading that looks back at an earlier event: "a look back at".
    pub retrospect_words: &'static [&'static str],
    /// Nouns for one session of no special kind: "talk", "演讲".
    pub talk_nouns: &'static [&'static str],
    /// Words, with their spaces, where the phrase for a session ends: " by ".
    pub session_ends: &'static [&'static str],
    /// Words in lower case for lightning talks that are told one after the other.
    pub lightning_lists: &'static [&'static str],
    /// Words that stand beside a day of the week: "evening".
    pub day_parts: &'static [&'static str],
    /// Words that say that a session was not given, or not here: "wish", "recommend".
    pub unreal_words: &'static [&'static str],
    /// What a panel does: "answered".
    pub answering_words: &'static [&'static str],
    /// What somebody does who came with others: "sharing" of "with Jane Doe sharing old sails".
    pub telling_beside: &'static [&'static str],
    /// Words that say that each of the people right before them gave one of several talks: "each".
    pub each_words: &'static [&'static str],
    /// What somebody does who comes on stage with others: "joined her".
    pub joining_words: &'static [&'static str],
    /// Words that make a session the first one of an event: "opening".
    pub opening_words: &'static [&'static str],
    /// Words that make a video a mere clip: "atmosphere", "花絮".
    pub clip_words: &'static [&'static str],
    /// Words that say that each of several people gave one of several talks: "respectively".
    pub respective_words: &'static [&'static str],
    /// Words before the title of a talk: "titled", "题为".
    pub titled_words: &'static [&'static str],
    /// Words that a sentence begins with which gives no more than a title, in lower case: "the title", "题目是".
    pub title_labels: &'static [&'static str],
    /// Phrases that tell that a link or a sentence is about no talk: award, booth, call for papers.
    pub not_talks: &'static [&'static str],
    /// Beginnings of words for what stands between the sessions of a schedule: "lunch".
    pub breaks: &'static [&'static str],
    /// Words for what else has a title: "book", "film".
    pub works: &'static [&'static str],
    /// Link texts that say nothing of what they lead to: "here", "video", "slides".
    pub bare_links: &'static [&'static str],
    /// Words that stand between those and say no more: "to", "of".
    pub bare_glue: &'static [&'static str],
    /// Labels before what is told of a session beside title and people, in lower case: "when", "room".
    pub detail_labels: &'static [&'static str],
    /// Labels of where something takes place: "venue".
    pub place_labels: &'static [&'static str],
    /// Words before the people who give a talk: "by", "with".
    pub by_words: &'static [&'static str],
    /// Words, set apart by spaces, between a title and its people where titles hardly have them:
    /// "presented by".
    pub joints: &'static [&'static str],
    /// The same, where titles often do: "with".
    pub weak_joints: &'static [&'static str],
    /// Words right before the name of an event that somebody was at.
    pub at_words: &'static [&'static str],
    /// Beginnings of verbs for what speakers do: "present", "explain".
    pub speaking: &'static [&'static str],
    /// Beginnings of words for people who are named but do not speak: "award", "thank".
    pub not_speaking: &'static [&'static str],
    /// The nominative of names that stand together, from the text before and after them; `None`
    /// where names do not inflect.
    pub nominative: Option<Nominative>,
    /// Words between a person and an employer: "from", "at".
    pub from_words: &'static [&'static str],
    /// Words for people who were named just before: "they".
    pub pronouns: &'static [&'static str],
    /// What authors call themselves at the beginning of a sentence: "we" of "We met Jane Doe".
    pub author_pronouns: &'static [&'static str],
    /// Words for what is theirs, which say nothing of themselves: "her" in "her colleague works at Acme".
    pub possessives: &'static [&'static str],
    /// Words before the employer that several people share: "both", "ともに".
    pub both_words: &'static [&'static str],
    /// Words for all of a post's people with which a sentence begins: "all of the above".
    pub everybody_words: &'static [&'static str],
    /// Labels before the authors of a post.
    pub author_labels: &'static [&'static str],
    /// Heads of columns of names, which are of those who speak where another column has titles.
    pub name_heads: &'static [&'static str],
    /// Heads of columns of titles, beside words for a session.
    pub title_heads: &'static [&'static str],
    /// Labels before an employer on a line of its own: "company", "公司".
    pub employer_labels: &'static [&'static str],
    /// Verbs, with their spaces, between somebody and an employer: "works for ".
    pub working: &'static [&'static str],
    /// Words for somebody named just before, with which a clause about them begins: "who".
    pub relative_words: &'static [&'static str],
    /// Words for what is theirs who were named just before: "whose".
    pub whose_words: &'static [&'static str],
    /// Words for when somebody does so, and for that others do, too: "currently", "also".
    pub currently_words: &'static [&'static str],
    /// What people do with what they work on, with a space behind: "runs ".
    pub engaged_words: &'static [&'static str],
    /// Words, with their spaces, between that and the employer: " at ".
    pub workplace_words: &'static [&'static str],
    /// Words, with their spaces, between somebody and the employer for whom they speak: " on behalf of ".
    pub representing_words: &'static [&'static str],
    /// Words right before the employer in a clause behind a name: "representing ".
    pub employing_words: &'static [&'static str],
    /// Words of such a clause before a team: "part of ".
    pub membership_words: &'static [&'static str],
    /// Words, with a space behind, before the name of somebody's employer: "our team at ".
    pub team_words: &'static [&'static str],
    /// Words before the name of a company, which they tell the kind of: "startup".
    pub company_nouns: &'static [&'static str],
    /// Words between those of a job title: "head of engineering for Istio here at Acme".
    pub job_glue: &'static [&'static str],
    /// Words of where in a building something is: "Room 4", "Main Stage".
    pub rooms: &'static [&'static str],
    /// Words for who somebody is to the author: "my", "own".
    pub own_words: &'static [&'static str],
    /// Words for what is the author's company's: "our".
    pub our_words: &'static [&'static str],
    /// Beginnings of words for who works where somebody named just before does: "colleague".
    pub colleagues: &'static [&'static str],
    /// Words before a noun that are no part of its phrase: articles, prepositions.
    pub small_words: &'static [&'static str],
    /// Words between the last two of several people.
    pub and_words: &'static [&'static str],
    /// Words, in lower case, with which a sentence begins that seats the people of a panel: "moderated by".
    pub moderated_words: &'static [&'static str],
    /// Words, in lower case, right behind whoever moderates a panel: "moderated a".
    pub moderating_words: &'static [&'static str],
    /// Words, in lower case, with which a paragraph tells of one thing more: "in addition".
    pub adding_words: &'static [&'static str],
    /// Words with which somebody does something else, too: "also".
    pub also_words: &'static [&'static str],
    /// Words with which a clause turns to something else: "while".
    pub turn_words: &'static [&'static str],
    /// Job titles and other descriptions that follow or precede a name and are no employer.
    pub roles: &'static [&'static str],
    /// Endings that their words may have: "engineers".
    pub role_endings: &'static [&'static str],
    /// Words that stand before the last word of a job title, and alone say nothing: "senior".
    pub role_modifiers: &'static [&'static str],
    /// Words at the beginning of a sentence that go on about the event named last.
    pub this_event: &'static [&'static str],
    /// Words for the event beside which others take place: "the main conference".
    pub main_event: &'static [&'static str],
    /// Words of posts that talk with people at an event rather than of the event.
    pub interview_words: &'static [&'static str],
    /// Words that begin a sentence, with a capital there, and are no part of a name: "then".
    pub openers: &'static [&'static str],
    /// Words before a session that a description goes on about: "this", "the opening".
    pub determiners: &'static [&'static str],
    /// Words of a sentence that invites to watch what follows it.
    pub watch_words: &'static [&'static str],
    /// Verbs, with what belongs to them, between somebody and the topic of a talk: "talked about".
    pub telling: &'static [&'static str],
    /// The same verbs by all their forms, where these are too many for phrases.
    pub telling_verbs: Option<Telling>,
    /// The same where words are not set apart.
    pub telling_glued: Option<Glued>,
    /// The same where a verb ends its sentence: what is told stands before it.
    pub telling_last: &'static [&'static str],
    /// Words with which an author tells of a talk of their own: "i talked", "my session".
    pub own_talks: &'static [&'static str],
    /// The same of a talk that others gave, too: "and i presented".
    pub own_joint_talks: &'static [&'static str],
    /// Beginnings of words that say that somebody comes on stage: "next up", "першим виступ".
    pub floor_words: &'static [&'static str],
    /// Words before people who were heard, each with a topic: "heard from".
    pub heard_words: &'static [&'static str],
    /// Words, with their spaces, between somebody and the topic in a list of talks: " on ".
    pub topic_joints: &'static [&'static str],
    /// Where the words for such a topic end: ", which", " in front of".
    pub topic_ends: &'static [&'static str],
    /// Words, with their spaces, after which a sentence tells what a talk was about.
    pub topic_words: &'static [&'static str],
    /// Words right before a talk that another one was before: "followed by".
    pub sequence_words: &'static [&'static str],
    /// Words of a sentence that says that somebody was not there.
    pub staying_away: &'static [&'static str],
    /// Words of a sentence that tells what an organization went through.
    pub experience_words: &'static [&'static str],
    /// Words between a co-located event and its host.
    pub colocated_words: &'static [&'static str],
    /// Words right before (or, without spaces, after) an event at which something is: "at".
    pub venue_words: &'static [&'static str],
    /// Words between an event and its city: "in".
    pub in_words: &'static [&'static str],
    /// Words right before (or, without spaces, after) an event beside which another one is told of:
    /// "the day before", "的同场". Those of `colocated_words` are such, too.
    pub beside_words: &'static [&'static str],
    /// Words right beside an event with which nothing ended: "did not end with", "isn't the only".
    pub going_on_words: &'static [&'static str],
    /// Words right before (or, without spaces, on either side of) an event that did not take place: "there was no".
    pub absence_words: &'static [&'static str],
    /// Weekdays, with their numbers from Monday, 0.
    pub weekdays: &'static [(&'static str, i64)],
    /// Words for weeks, as the number of weeks from the post's own: "last week", -1.
    pub weeks: &'static [(&'static str, i64)],
    /// Words for years before the name of an event, as the number of years from the post's own:
    /// "last year's", -1.
    pub years: &'static [(&'static str, i32)],
    /// Words for a meeting of a community: "meetup".
    pub meeting_words: &'static [&'static str],
    /// Words right before what an event was once called: "formerly".
    pub former_words: &'static [&'static str],
    /// Words behind the name of an event that has another one now: "has a new name".
    pub renamed_words: &'static [&'static str],
    /// Words before the name of an event that anybody may hold: "your own".
    pub anybodys_words: &'static [&'static str],
    /// Words right before the name of an event of which another edition is meant: "next".
    pub next_words: &'static [&'static str],
    /// Words after the name of an event that is still to come: "will be".
    pub coming_words: &'static [&'static str],
    /// Words with which a paragraph about an event's first day begins.
    pub day_openings: &'static [&'static str],
    /// Words before a month that is over: "this past".
    pub past_words: &'static [&'static str],
    /// Words before a month of the post's own year: "this ".
    pub this_words: &'static [&'static str],
    /// Words of a sentence that names sponsors.
    pub sponsor_words: &'static [&'static str],
    /// Sponsor tiers, with their English names.
    pub tiers: &'static [(&'static str, &'static str)],
    /// Words right before (or, without spaces, after) an organization that runs an event.
    pub host_words: &'static [&'static str],
    /// Phrases after which those are named who help an event, in a sentence about one.
    pub support_words: &'static [&'static str],
    /// Nouns and phrases after which sponsors are named.
    pub sponsor_nouns: &'static [&'static str],
    /// Beginnings of what follows the host of an event: "hosted us".
    pub host_verbs: &'static [&'static str],
    /// Words between a subject and what it is.
    pub copulas: &'static [&'static str],
    /// Words of a sentence that lists organizations which present.
    pub company_words: &'static [&'static str],
    /// Generic names of events: a capitalised phrase that ends in one is an event's name.
    pub event_nouns: &'static [&'static str],
}

/// Every language that the program knows, English first.
pub static LANGUAGES: &[&Language] = &[&en::LANGUAGE, &zh::LANGUAGE, &uk::LANGUAGE, &ja::LANGUAGE];

/// The languages whose words a post in language `code` may use: its own, then English.
///
/// A post in a language that is not known is read with the English words alone.
pub fn spoken(code: &str) -> impl Iterator<Item = &'static Language> {
    let own =
        LANGUAGES.iter().copied().filter(move |language| language.code == code && code != "en");
    own.chain(LANGUAGES.iter().copied().take(1))
}

/// No ending of a case has more letters.
const CASE_ENDING: usize = 3;

impl Language {
    /// Whether names and words have other endings in other cases: "Зори" of "Зора".
    pub fn inflects(&self) -> bool {
        self.nominative.is_some()
    }

    /// Whether a word in lower case is one for a session.
    pub fn is_session(&self, word: &str) -> bool {
        let formats = self.formats.iter().map(|(format, _)| format);
        // "панел" is what all cases of "панель" begin with.
        let inflected = |stem: &str| {
            let ending = word.strip_prefix(stem).filter(|_| self.inflects());
            ending.is_some_and(|it| it.chars().count() <= CASE_ENDING)
        };
        self.talk_nouns.iter().chain(formats).any(|it| *it == word || inflected(it))
    }

    /// The words right beside what is named only for what else is told of: "the day before", "co-located with".
    pub fn landmark_words(&self) -> impl Iterator<Item = &'static str> {
        self.beside_words.iter().chain(self.colocated_words).copied()
    }

    /// Whether a word in lower case is one of a date: a month, or what stands between its parts.
    pub fn is_of_a_date(&self, word: &str) -> bool {
        self.date_fillers.contains(&word) || self.months.iter().any(|(month, _)| *month == word)
    }
}

/// Whether a character is a Cyrillic letter.
pub fn is_cyrillic(c: char) -> bool {
    ('\u{400}'..='\u{4ff}').contains(&c)
}

/// Whether a character is written without spaces between words: Chinese, Japanese.
pub fn is_cjk(c: char) -> bool {
    matches!(c,
        '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '々' | '〇')
}

/// Whether a character is Chinese (or Japanese kanji).
pub fn is_han(c: char) -> bool {
    is_cjk(c) && !is_kana(c)
}

/// Whether a character is hiragana or katakana.
pub fn is_kana(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}')
}

/// Whether a character is hiragana, in which Japanese sentences write what ties their words together.
pub fn is_hiragana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}')
}

/// Whether a character is katakana, or the stroke that makes its vowels long.
pub fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30A1}'..='\u{30FA}' | 'ー')
}

/// Whether a character is a picture among letters, or makes one of another: 👥, ⏰.
pub fn is_pictograph(c: char) -> bool {
    matches!(c,
        '\u{231A}'..='\u{23FF}' | '\u{2600}'..='\u{27BF}' | '\u{FE0F}' | '\u{200D}' | '\u{1F1E6}'..='\u{1F1FF}' | '\u{1F300}'..='\u{1FAFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lists whose words must be in lower case, and stand there once.
    fn lists(language: &'static Language) -> Vec<Vec<&'static str>> {
        let words = [
            language.range_words,
            language.between_words,
            language.date_fillers,
            language.talk_words,
            language.section_words,
            language.closing_headings,
            language.talk_nouns,
            language.not_talks,
            language.works,
            language.breaks,
            language.title_prefixes,
            language.bare_links,
            language.by_words,
            language.joints,
            language.weak_joints,
            language.at_words,
            language.speaking,
            language.and_words,
            language.roles,
            language.openers,
            language.telling,
            language.event_nouns,
            language.company_nouns,
            language.job_glue,
            language.rooms,
            language.own_words,
            language.colleagues,
            language.heard_words,
            language.floor_words,
            language.own_talks,
            language.own_joint_talks,
            language.main_event,
            language.meeting_words,
            language.next_words,
            language.coming_words,
            language.day_openings,
            language.past_words,
            language.absence_words,
            language.pronouns,
            language.author_pronouns,
            language.possessives,
            language.place_labels,
            language.titled_words,
            language.everybody_words,
            language.employing_words,
            language.membership_words,
            language.sequence_words,
            language.staying_away,
            language.renamed_words,
            language.anybodys_words,
            language.this_words,
        ];
        let beside = language.landmark_words().collect();
        let firsts = [
            language.formats.iter().map(|(word, _)| *word).collect(),
            language.slots.iter().map(|(word, _)| *word).collect(),
            language.title_endings.iter().map(|(word, _)| *word).collect(),
            language.months.iter().map(|(word, _)| *word).collect(),
            language.regions.iter().map(|(word, _)| *word).collect(),
        ];
        words.into_iter().map(<[_]>::to_vec).chain(firsts).chain([beside]).collect()
    }

    #[test]
    fn words_are_in_lower_case() {
        for language in LANGUAGES {
            for word in lists(language).concat() {
                assert_eq!(*word, word.to_lowercase(), "{}", language.code);
            }
        }
    }

    #[test]
    fn a_word_stands_once_in_a_list() {
        for language in LANGUAGES {
            for mut words in lists(language) {
                words.sort_unstable();
                let twice = words.windows(2).find(|pair| pair[0] == pair[1]);
                assert_eq!(twice, None, "{}", language.code);
            }
        }
    }

    #[test]
    fn a_post_is_read_in_its_language_and_in_english() {
        let codes = |code| spoken(code).map(|l| l.code).collect::<Vec<_>>();
        assert_eq!(codes("uk"), ["uk", "en"]);
        assert_eq!(codes("en"), ["en"]);
        assert_eq!(codes("es"), ["en"]);
    }
}
