//! A post becomes facts. Pure: the same post and reference data always give the same facts.
//!
//! [`Context`] prepares the post; [`event`] finds the editions that it means; [`talk`] proposes
//! talks, places each at an event and joins what is one; [`conference`] judges the whole. All that is a
//! [`Reading`]: [`summary`] sums it up into facts, and [`mod@explain`] tells how it came about.

pub mod clock;
pub mod conference;
pub mod context;
pub mod date;
pub mod event;
pub mod explain;
pub mod facts;
pub mod gloss;
pub mod lexicon;
pub mod link;
mod memo;
pub mod names;
pub mod organization;
pub mod people;
mod possessive;
pub mod sentence;
pub mod stems;
pub mod summary;
pub mod talk;
#[cfg(test)]
pub(crate) mod testing;
pub mod told;

use conference::{Conference, NoConference};
use context::{Context, title_of};
use event::billed::billed;
use event::edition::{self, Editions};
use event::mention::may_name_event;
use event::supposed::supposed;
use facts::PostFacts;
use lexicon::Lexicon;
use talk::Candidate;
use talk::no_talk::{PassedOver, parted};

use crate::post::Post;

/// Version of the rules: facts of different versions may differ for the same post.
pub const RULES_VERSION: u32 = 27;

/// Reads what one post says.
pub fn extract(post: &Post, lexicon: &Lexicon) -> PostFacts {
    // Most posts of a blog name no event, and then nothing else can make them tell of one.
    let texts = post.front.title.iter().chain(post.document.blocks.iter().map(|it| &it.text));
    let mut named = texts.into_iter().map(|text| may_name_event(text, lexicon));
    let title = title_of(post);
    if !named.any(|named| named)
        && billed(&title, lexicon).is_none()
        && supposed(&title, lexicon).is_none()
    {
        return summary::ordinary(post);
    }
    summary::facts(&Reading::of(post, lexicon))
}

/// So many talks show that what a title names with a year is an event.
const BORNE_OUT: usize = 3;

/// What the rules have found in a post and what they have passed over, before it is summed up.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The post, prepared.
    pub ctx: Context<'a>,
    /// The editions that it means.
    pub editions: Editions,
    /// The mentions of each talk, first one first.
    pub talks: Vec<Vec<Candidate>>,
    /// Talks without an event close by, in a post that is not about one event.
    pub strays: Vec<Vec<Candidate>>,
    /// What may tell of a talk, and does not.
    pub passed_over: Vec<PassedOver>,
    /// Whether it is a conference post, and why.
    pub conference: Result<Conference, NoConference>,
}

impl<'a> Reading<'a> {
    /// Goes through the stages. Where no event makes the post one about a conference, what its title names with a year is
    /// taken for one, if enough talks bear it out.
    pub fn of(post: &'a Post, lexicon: &'a Lexicon<'a>) -> Self {
        let reading = Self::supposing(post, lexicon, None);
        let other = reading.conference.is_err().then(|| supposed(&title_of(post), lexicon));
        let other = other.flatten().map(|name| Self::supposing(post, lexicon, Some(name)));
        other.filter(Self::tells_of_talks).unwrap_or(reading)
    }

    /// Whether it credits people with several talks of its event.
    fn tells_of_talks(&self) -> bool {
        let credited = |talk: &&Vec<Candidate>| {
            talk.iter().any(|it| it.event.is_some() && !it.people.is_empty())
        };
        self.conference.is_ok() && self.talks.iter().filter(credited).count() >= BORNE_OUT
    }

    /// Goes through the stages; `event` is the name of one that nothing but the title tells of.
    fn supposing(post: &'a Post, lexicon: &'a Lexicon<'a>, event: Option<String>) -> Self {
        // What a first post waits for beside its own words is got ready on two processors.
        lexicon.reference.prepare(|| {
            event::prepare();
            talk::prepare();
        });
        let ctx = Context::supposing(post, lexicon, event);
        let mut editions = edition::editions(&ctx);
        let linked = talk::linked::proposals(&ctx).into_iter();
        let proposals = linked.chain(talk::unlinked::proposals(&ctx));
        let (mut candidates, mut passed_over) = parted(proposals);
        candidates.extend(talk::bylined::candidates(&ctx));
        talk::sectioned::add(&ctx, &mut candidates);
        talk::adopted::adopt(&ctx, &mut candidates, &mut passed_over);
        talk::speakers::fill(&ctx, &mut candidates);
        talk::adopted::drop_headings(&ctx, &mut candidates);
        talk::adopted::seat_linked(&ctx, &mut candidates);
        let announced = talk::announced::Announced::of(&ctx, &candidates);
        for candidate in candidates.iter_mut().filter(|candidate| candidate.format.is_none()) {
            candidate.format = talk::format::inherited(&ctx, &announced, candidate);
        }
        talk::panel::seat(&ctx, &mut candidates);
        let (mut told, untold) = parted(talk::told::proposals(&ctx, &candidates).into_iter());
        talk::panel::seat(&ctx, &mut told);
        talk::behind::unseat(&ctx, &mut candidates, &told);
        talk::retitled::retitle(&ctx, &mut candidates, &mut told);
        talk::retitled::called(&ctx, &mut candidates, &mut told);
        talk::shown::show(&mut told, &mut passed_over);
        candidates.extend(told);
        passed_over.extend(untold);
        talk::whose::retitle(&ctx, &mut candidates);
        talk::whose::adopt(&ctx, &mut candidates, &mut passed_over);
        talk::retitled::in_short(&mut candidates);
        talk::short_names::complete(&ctx, &mut candidates);
        talk::author::join(&ctx, &mut candidates);
        let mut ends: Vec<_> = candidates.iter().map(|it| (it.passage, it.span.end)).collect();
        ends.sort_unstable();
        for candidate in &mut candidates {
            let presenters = organization::presenter::presenters(&ctx, &ends, candidate);
            candidate.presenters.extend(presenters);
            if candidate.presenters.is_empty() && candidate.is_unemployed() {
                candidate.presenters.extend(organization::presenter::experience(&ctx, candidate));
            }
        }
        talk::place::assign(&ctx, &editions, &mut candidates);
        event::schedule::part_by_days(&ctx, &editions, &mut candidates);
        event::schedule::date_by_talks(&ctx, &mut editions, &candidates);
        let groups = talk::merge::groups(candidates).into_iter();
        let (talks, strays): (Vec<_>, Vec<_>) =
            groups.partition(|group| !conference::is_stray(&editions, group));
        let conference = conference::conference(&ctx, &editions, &talks);
        Self { ctx, editions, talks, strays, passed_over, conference }
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use proptest::prelude::*;

    use super::*;
    use crate::extract::testing;
    use crate::laws;

    /// What posts are made of, in all languages, and what breaks careless rules.
    const FRAGMENTS: &[&str] = &[
        "KubeCon",
        "KubeCon Europe 2025",
        "Istio Day",
        "FOSDEM",
        "QuuxConf 2025",
        "Zebra Meetup",
        "Кубкон",
        "キューブコン",
        "KubeCon 欧洲 2025",
        "Zora Quill",
        "Max Mu",
        "Zora Quill from Quuxly",
        "Зора Квіленко з Quuxly",
        "陈晓明",
        "微软的陈晓明",
        "佐藤花子さん",
        "Google",
        "Red Hat",
        "微软",
        "London",
        "伦敦",
        "в Лондоні",
        "April 1-4, 2025",
        "4 月 1 日至 4 日",
        "1 квітня",
        "4月1日から",
        "Tuesday",
        "last week",
        "keynote",
        "主题演讲",
        "ключова доповідь",
        "基調講演",
        "a talk by",
        "presented",
        "介绍了",
        "розповіла",
        "さんが登壇",
        "，作者：",
        " -*",
        "第3回",
        "sponsors",
        "赞助",
        "thanks",
        "[Meshes at Sea](v1)",
        "[how meshes swim](v2)",
        "[video](v3)",
        "[slides](d1)",
        "[Title - Zora Quill, Quuxly](s1)",
        "[《海上的网格》陈晓明-微软](s2)",
        "[«Мережі»](s3)",
        "[here](https://a.example)",
        "[](v4)",
        "{{< youtube AAAAAAAAAA5 >}}",
        "{{< x >}}",
        "![a picture](a.png)",
        "**Meshes at Sea**",
        "“Meshes at Sea”",
        "«Мережі в морі»",
        "《海上》",
        "「海」",
        "- ",
        "—",
        ":",
        "：",
        ",",
        "，",
        ".",
        "。",
        "!",
        "、",
        "(",
        ")",
        "（",
        "\"",
        "'s",
        "的",
        "and",
        "та",
        "和",
        "と",
        "by",
        "від",
        "由",
        "with",
        "9:45",
        "<br>",
        "  \n",
        "\n",
        "\n\n",
        "\n\n# ",
        "\n\n## ",
        "\n\n### ",
        "\n- ",
        "\n  - ",
        "\n1. ",
        "\n\n> ",
        "\n\n| a | b |\n|---|---|\n| ",
        " | ",
        "İ",
        "ẞ",
        "é",
        "e\u{301}",
        "\u{a0}",
        "\u{3000}",
        "\u{200d}",
        "🎉",
        "&amp;",
        "`code`",
        "***Meshes** at Sea*",
        "*Meshes at Sea*",
        "the talk “Meshes at Sea”",
        "题为",
        "доповідь «Мережі в морі»",
        "と題した",
        "talked about sails and ropes",
        "分享了海上的网格",
        "розповіла про мережі",
        "\n\n## Panel: Seas at Work\n\n",
        "\n\nSpeaker: Zora Quill, Quuxly\n",
        "\n讲师：陈晓明 / 微软 / 工程师",
        "\n登壇者: 佐藤花子さん（ともに Quuxly）",
        "Модераторка — Зора Квіленко; учасники — ",
        "ジョン・スミス氏",
        "约翰·史密斯",
        "佐藤 花子",
        "（Chen Xiaoming）",
        "(both at Quuxly)",
        "Max «Mimi» Mu",
        "Lightning talks",
        "“",
        "”",
        "「",
        "」",
        "«",
        "**",
        "／",
        " / ",
        "·",
        "・",
        ";",
        "\n\n| Talk | Speaker |\n|---|---|\n| ",
        "*",
        "_",
        "[",
        "](",
        "|",
    ];

    fn markdown() -> impl Strategy<Value = String> {
        let piece = (0..FRAGMENTS.len(), any::<bool>());
        prop::collection::vec(piece, 0..40).prop_map(|pieces| {
            let mut text = String::new();
            for (fragment, spaced) in pieces {
                let _ = write!(text, "{}{}", FRAGMENTS[fragment], if spaced { " " } else { "" });
            }
            text
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn ranges_lie_inside(text in markdown(), lang in "en|zh|uk|ja|es") {
            let ctx = testing::context(&lang, "2025-04-25", &text);
            for passage in &ctx.passages {
                let text = &passage.block.text;
                for range in &passage.sentences {
                    prop_assert!(text.get(range.clone()).is_some());
                }
                for mention in &passage.mentions {
                    prop_assert!(text.get(mention.range.clone()).is_some_and(|words| !words.is_empty()));
                }
            }
            let candidates = testing::accepted(talk::linked::proposals(&ctx));
            for candidate in candidates.into_iter().chain(testing::accepted(talk::unlinked::proposals(&ctx))) {
                let text = &ctx.passages[candidate.passage].block.text;
                prop_assert!(text.get(candidate.span.clone()).is_some());
                prop_assert!(text.is_char_boundary(candidate.at));
            }
        }

        #[test]
        fn every_fact_has_evidence_in_the_post(text in markdown(), lang in "en|zh|uk|ja|es") {
            let text = format!("# KubeCon Europe 2025\n\n{text}");
            let post = testing::post(&lang, "2025-04-25", &text);
            let facts = extract(&post, lexicon::builtin());
            laws::assert_facts(&text, &post, &facts);
        }

        #[test]
        fn posts_that_may_name_no_event_are_as_if_read(text in markdown()) {
            let post = testing::post("en", "2025-04-25", &text);
            let lexicon = lexicon::builtin();
            prop_assert_eq!(extract(&post, lexicon), summary::facts(&Reading::of(&post, lexicon)));
        }

        #[test]
        fn the_same_post_says_the_same(text in markdown()) {
            let twice = [(); 2].map(|()| testing::facts("en", "2025-04-25", &text));
            prop_assert_eq!(&twice[0], &twice[1]);
        }
    }
}
