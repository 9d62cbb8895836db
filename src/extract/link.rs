//! What an address leads to, and the one key of each recording, session page and slide deck,
//! however it is spelled.

use super::facts::LinkKind;

/// What an address leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// What it is; `None` for playlists and channels, which are no talk and no page about one.
    pub kind: Option<LinkKind>,
    /// The canonical key.
    pub key: String,
    /// Where to start, in seconds.
    pub start: Option<u32>,
}

/// Whether an address is that of a recording or a session page.
pub fn is_talk(url: &str) -> bool {
    matches!(target(url).kind, Some(LinkKind::Video | LinkKind::Schedule))
}

/// An address in parts, none of them decoded.
struct Address<'a> {
    /// Lower case, without `www.`; empty for a relative address.
    host: String,
    /// Without a trailing slash.
    path: &'a str,
    /// What the slashes of the path part.
    segments: Vec<&'a str>,
    query: &'a str,
    fragment: &'a str,
}

impl<'a> Address<'a> {
    fn new(url: &'a str) -> Self {
        let url = url.trim();
        let (rest, fragment) = url.split_once('#').unwrap_or((url, ""));
        let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
        let absolute =
            ["https://", "http://", "//"].iter().find_map(|scheme| rest.strip_prefix(scheme));
        let (host, path) = match absolute {
            Some(rest) => match rest.find('/') {
                Some(slash) => (&rest[..slash], &rest[slash..]),
                None => (rest, ""),
            },
            None => ("", rest),
        };
        let mut host = host.to_ascii_lowercase();
        if host.starts_with("www.") {
            host.drain(.."www.".len());
        }
        let path = path.trim_end_matches('/');
        let segments = path.split('/').filter(|part| !part.is_empty()).collect();
        Self { host, path, segments, query, fragment }
    }

    fn parameter(&self, name: &str) -> Option<&'a str> {
        self.query
            .split('&')
            .chain(self.fragment.split('&'))
            .map(|pair| pair.trim_start_matches("amp;"))
            .find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
            .filter(|value| !value.is_empty())
    }

    fn is_host(&self, domain: &str) -> bool {
        let before = self.host.strip_suffix(domain);
        before.is_some_and(|before| before.is_empty() || before.ends_with('.'))
    }

    /// Host and path: the key of all pages that have no better one.
    fn plain(&self) -> String {
        format!("{}{}", self.host, self.path)
    }
}

/// Tells what an address leads to. Total: what is no address is a page of that name.
pub fn target(url: &str) -> Target {
    let address = Address::new(url);
    let kind_and_key = youtube(&address)
        .or_else(|| other_video(&address))
        .or_else(|| schedule(&address))
        .or_else(|| slides(&address));
    let (kind, key) = kind_and_key.unwrap_or_else(|| (Some(LinkKind::Page), address.plain()));
    let start = || {
        ["t", "start", "time_continue"].iter().find_map(|name| seconds(address.parameter(name)?))
    };
    Target { start: (kind == Some(LinkKind::Video)).then(start).flatten(), kind, key }
}

type Found = (Option<LinkKind>, String);

fn youtube(address: &Address) -> Option<Found> {
    let id = if address.host == "youtu.be" {
        address.segments.first().copied()
    } else if address.is_host("youtube.com") || address.is_host("youtube-nocookie.com") {
        match address.segments.as_slice() {
            ["watch", ..] => address.parameter("v"),
            ["embed" | "live" | "shorts" | "v" | "e", id, ..] if *id != "videoseries" => Some(*id),
            _ => None,
        }
    } else {
        return None;
    };
    // A recording's id has eleven characters; a hand may have cut or decorated it.
    let id =
        id.map(|id| id.split(|c: char| !(c.is_ascii_alphanumeric() || "-_".contains(c))).next());
    Some(match id.flatten().filter(|id| !id.is_empty()) {
        Some(id) => (Some(LinkKind::Video), format!("youtube:{id}")),
        None => (None, address.plain()),
    })
}

fn other_video(address: &Address) -> Option<Found> {
    let video = |key: String| Some((Some(LinkKind::Video), key));
    let numeric = |id: &str| !id.is_empty() && id.bytes().all(|b| b.is_ascii_digit());
    match address.segments.as_slice() {
        _ if address.is_host("vimeo.com") => {
            match address.segments.iter().find(|part| numeric(part)) {
                Some(id) => video(format!("vimeo.com/{id}")),
                None => Some((None, address.plain())),
            }
        }
        ["video", id, ..] if address.is_host("bilibili.com") => {
            // One of several videos under one number.
            let part = address.parameter("p").filter(|&part| numeric(part) && part != "1");
            let part = part.map_or(String::new(), |part| format!("?p={part}"));
            video(format!("bilibili.com/video/{id}{part}"))
        }
        _ if address.host == "player.bilibili.com" => {
            video(format!("bilibili.com/video/{}", address.parameter("bvid")?))
        }
        ["v", id, ..] if address.host == "media.ccc.de" => video(format!("media.ccc.de/v/{id}")),
        ["x", "page", _] if address.host == "v.qq.com" => video(address.plain()),
        ["v_show", _] if address.host == "v.youku.com" => video(address.plain()),
        ["watch", _] if address.is_host("nicovideo.jp") => video(address.plain()),
        ["videos", id] if address.is_host("twitch.tv") && numeric(id) => video(address.plain()),
        [.., file] if file.rsplit('.').next().is_some_and(|it| ["mp4", "webm"].contains(&it)) => {
            video(address.plain())
        }
        // PeerTube, on any host.
        ["w", id] if *id != "p" && id.len() >= 20 => video(format!("{}/w/{id}", address.host)),
        ["videos", "watch" | "embed", id] if *id != "playlist" => {
            video(format!("{}/w/{id}", address.host))
        }
        _ => None,
    }
}

/// The last words of a path that names a list of sessions, not a session.
const LISTS: &[&str] =
    &["schedule", "sessions", "talks", "program", "programme", "agenda", "session", "talk"];

fn schedule(address: &Address) -> Option<Found> {
    let found = |key: String| Some((Some(LinkKind::Schedule), key));
    match address.segments.as_slice() {
        [code] if address.host == "sched.co" => found(format!("sched.co/{code}")),
        ["event" | "e", code, ..]
            if address.is_host("sched.com") || address.is_host("sched.org") =>
        {
            found(format!("{}/event/{code}", address.host))
        }
        _ if address.is_host("sched.com") || address.host == "sched.co" => None,
        ["s", _, _, ..] if address.is_host("sessionize.com") => found(address.plain()),
        // pretalx and its kin: …/EVENT/talk/CODE
        [
            ..,
            "talk" | "session" | "sessions" | "talks" | "presentations" | "presentation"
            | "session-page" | "proposal",
            id,
        ] if !LISTS.contains(id) => found(address.plain()),
        [
            ..,
            "schedule" | "program" | "programme" | "agenda",
            "event" | "presentation" | "talk" | "session",
            _,
        ] => found(address.plain()),
        // Indico, OSEM
        [.., "event", _, "contributions", id] | [.., "program", "proposals", id]
            if id.bytes().all(|digit| digit.is_ascii_digit()) =>
        {
            found(address.plain())
        }
        // …/schedule/?id=1234: the query alone tells the pages apart.
        [.., list] if LISTS.contains(list) => {
            let (name, id) = ["id", "session", "sessionid", "talk", "event", "agendaId", "s"]
                .iter()
                .find_map(|name| Some((name, address.parameter(name)?)))?;
            found(format!("{}/?{name}={id}", address.plain()))
        }
        _ => None,
    }
}

fn slides(address: &Address) -> Option<Found> {
    let found = |key: String| Some((Some(LinkKind::Slides), key));
    let extension =
        address.path.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    match address.segments.as_slice() {
        _ if extension.is_some_and(|e| ["pdf", "pptx", "ppt", "odp"].contains(&e.as_str())) => {
            found(address.plain())
        }
        ["presentation", "d", _, ..] if address.host == "docs.google.com" => found(address.plain()),
        ["s", _, _] if address.host == "docswell.com" => found(address.plain()),
        ["slideshow", _, ..] if address.is_host("slideshare.net") => found(address.plain()),
        [user, deck, ..]
            if ["speakerdeck.com", "slideshare.net", "docswell.com"]
                .iter()
                .any(|host| address.is_host(host)) =>
        {
            found(format!("{}/{user}/{deck}", address.host))
        }
        [_, _, ..] if ["slides.com", "noti.st"].iter().any(|host| address.is_host(host)) => {
            found(address.plain())
        }
        _ => None,
    }
}

/// `90`, `90s`, `1h2m3s`.
fn seconds(text: &str) -> Option<u32> {
    let mut total: u32 = 0;
    let mut number = None;
    for c in text.chars() {
        if let Some(digit) = c.to_digit(10) {
            number = Some(number.unwrap_or(0u32).checked_mul(10)?.checked_add(digit)?);
        } else {
            let unit = match c {
                'h' => 3600,
                'm' => 60,
                's' => 1,
                _ => return None,
            };
            total = total.checked_add(number.take()?.checked_mul(unit)?)?;
        }
    }
    total.checked_add(number.unwrap_or(0)).filter(|&total| total > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(url: &str) -> (Option<LinkKind>, String) {
        let target = target(url);
        (target.kind, target.key)
    }

    #[test]
    fn youtube_in_every_spelling() {
        for url in [
            "https://youtu.be/v10UpNQIoT0?si=CEOwz3nMMPVP7XWE",
            "https://www.youtube.com/watch?v=v10UpNQIoT0&t=90s",
            "http://youtube.com/watch?list=PL1&v=v10UpNQIoT0",
            "https://m.youtube.com/watch?v=v10UpNQIoT0",
            "https://www.youtube.com/embed/v10UpNQIoT0?start=3",
            "https://www.youtube.com/live/v10UpNQIoT0?feature=share",
            "https://youtube.com/shorts/v10UpNQIoT0",
            "https://www.youtube-nocookie.com/embed/v10UpNQIoT0",
            "//www.youtube.com/embed/v10UpNQIoT0",
        ] {
            assert_eq!(key(url), (Some(LinkKind::Video), "youtube:v10UpNQIoT0".into()), "{url}");
        }
        for url in [
            "https://www.youtube.com/playlist?list=PL123",
            "https://www.youtube.com/embed/videoseries?list=PL123",
            "https://www.youtube.com/@channel",
            "https://www.youtube.com/channel/UC123/videos",
            "https://www.youtube.com/c/name",
        ] {
            assert_eq!(key(url).0, None, "{url}");
        }
    }

    #[test]
    fn other_recordings() {
        for (url, want) in [
            ("https://vimeo.com/123456#t=10", "vimeo.com/123456"),
            ("https://player.vimeo.com/video/123456?h=1", "vimeo.com/123456"),
            ("https://www.bilibili.com/video/BV1xx411c7mD/?p=1", "bilibili.com/video/BV1xx411c7mD"),
            (
                "https://www.bilibili.com/video/BV1xx411c7mD?p=6&t=9",
                "bilibili.com/video/BV1xx411c7mD?p=6",
            ),
            (
                "https://player.bilibili.com/player.html?bvid=BV1xx411c7mD",
                "bilibili.com/video/BV1xx411c7mD",
            ),
            ("https://media.ccc.de/v/37c3-1234-title#t=5", "media.ccc.de/v/37c3-1234-title"),
            ("https://v.qq.com/x/page/w08.html?ptag=1", "v.qq.com/x/page/w08.html"),
            (
                "https://video.fosdem.org/2018/H.1/sails.webm",
                "video.fosdem.org/2018/H.1/sails.webm",
            ),
            (
                "https://tube.example/w/9c9de5e8-0a1e-484a-b099",
                "tube.example/w/9c9de5e8-0a1e-484a-b099",
            ),
            ("https://tube.example/videos/watch/9c9de5e8-0a1e", "tube.example/w/9c9de5e8-0a1e"),
        ] {
            assert_eq!(key(url), (Some(LinkKind::Video), want.into()), "{url}");
        }
        assert_eq!(key("https://vimeo.com/channels/staff").0, None);
        assert_eq!(key("https://tube.example/w/short").0, Some(LinkKind::Page));
    }

    #[test]
    fn session_pages() {
        for (url, want) in [
            ("https://sched.co/1txFn", "sched.co/1txFn"),
            ("https://sched.co/1R2q7/", "sched.co/1R2q7"),
            (
                "https://kccnceu2025.sched.com/event/1tcxw/some-title?iframe=no",
                "kccnceu2025.sched.com/event/1tcxw",
            ),
            ("https://www.kccnceu2025.sched.com/event/1tcxw", "kccnceu2025.sched.com/event/1tcxw"),
            ("https://pretalx.com/conf-2024/talk/ABC123/", "pretalx.com/conf-2024/talk/ABC123"),
            ("https://a.example/2024/session-page/3240", "a.example/2024/session-page/3240"),
            (
                "https://fosdem.org/2024/schedule/event/fosdem-2024-1/",
                "fosdem.org/2024/schedule/event/fosdem-2024-1",
            ),
            (
                "https://indico.example/event/77/contributions/295/",
                "indico.example/event/77/contributions/295",
            ),
            (
                "https://a.example/conferences/oc22/program/proposals/3812",
                "a.example/conferences/oc22/program/proposals/3812",
            ),
            (
                "https://a.example/program/schedule/?id=1234&utm_source=x",
                "a.example/program/schedule/?id=1234",
            ),
        ] {
            assert_eq!(key(url), (Some(LinkKind::Schedule), want.into()), "{url}");
        }
        for url in [
            "https://events.istio.io/istiocon-2021/sessions/",
            "https://kccnceu2025.sched.com/",
            "https://sessionize.com/istiocon-2021/",
            "https://a.example/program/schedule/",
            "https://indico.example/event/77/contributions/",
            "https://a.example/event/77/contributions/overview",
        ] {
            assert_eq!(key(url).0, Some(LinkKind::Page), "{url}");
        }
    }

    #[test]
    fn decks() {
        for (url, want) in [
            ("./talk-一.pdf", "./talk-一.pdf"),
            ("https://a.example/x/Talk.PDF?dl=1", "a.example/x/Talk.PDF"),
            ("https://speakerdeck.com/jane/a-talk?slide=3", "speakerdeck.com/jane/a-talk"),
            (
                "https://www.slideshare.net/slideshow/a-talk/276118290",
                "slideshare.net/slideshow/a-talk/276118290",
            ),
            (
                "https://docs.google.com/presentation/d/1AbC/edit#slide=id.p",
                "docs.google.com/presentation/d/1AbC/edit",
            ),
        ] {
            assert_eq!(key(url), (Some(LinkKind::Slides), want.into()), "{url}");
        }
        assert_eq!(key("https://speakerdeck.com/jane").0, Some(LinkKind::Page));
    }

    #[test]
    fn start_times_are_kept() {
        assert_eq!(target("https://youtu.be/v10UpNQIoT0?t=1h2m3s").start, Some(3723));
        assert_eq!(target("https://youtu.be/v10UpNQIoT0?t=90").start, Some(90));
        assert_eq!(target("https://www.youtube.com/watch?v=v10UpNQIoT0#t=95").start, Some(95));
        assert_eq!(target("https://youtu.be/v10UpNQIoT0?t=x").start, None);
        assert_eq!(target("https://a.example/?t=90").start, None);
    }

    proptest::proptest! {
        #[test]
        fn spelling_never_makes_two_links_of_one(id in "[A-Za-z0-9_-]{11}", si in "[a-z]{1,9}") {
            let want = format!("youtube:{id}");
            for url in [format!("https://youtu.be/{id}?si={si}"), format!("https://www.youtube.com/watch?v={id}&{si}=1")] {
                proptest::prop_assert_eq!(&target(&url).key, &want);
            }
        }

        #[test]
        fn never_panics(url in "\\PC{0,60}") {
            target(&url);
        }
    }
}
