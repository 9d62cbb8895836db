//! Meetups that several hold together: "Quux × Foo 联合 Meetup".

/// What stands between two who meet together: "Quux × Foo Meetup".
const AMONG: [&str; 5] = [" & ", "×", " x ", " X ", "✖"];

/// The same where Chinese says that they do: "Quux 和 Foo 联合 Meetup".
const WITH: [&str; 5] = ["和", "与", "與", "+", "、"];

/// What Chinese says of a meetup that several hold.
const JOINT: [&str; 2] = ["联合", "聯合"];

/// The text before the joint with which it ends, where a `meetup` of both follows.
pub(super) fn before_joint<'t>(text: &'t str, meetup: &str) -> Option<&'t str> {
    let joint = JOINT.iter().any(|it| meetup.contains(it));
    let bare = text.trim_end();
    let among = || AMONG.iter().find_map(|it| text.strip_suffix(it).or(bare.strip_suffix(it)));
    let with = || WITH.iter().find_map(|it| bare.strip_suffix(it)).filter(|_| joint);
    among().or_else(with).map(str::trim_end)
}

/// A meetup's name with those who hold it joined alike: "Quux & Foo Meetup" of "Quux × Foo 联合 Meetup".
pub(super) fn without_joint(words: &str) -> String {
    let joint = JOINT.iter().find_map(|word| words.split_once(word));
    let name = joint.map_or(words.to_owned(), |(whose, what)| {
        format!("{} {}", whose.trim_end(), what.trim_start())
    });
    if !name.to_lowercase().ends_with("meetup") {
        return words.to_owned();
    }
    let mut among = AMONG.iter().skip(1).chain(WITH.iter().filter(|_| joint.is_some()));
    let parted =
        among.find_map(|it| name.split_once(it).filter(|(_, rest)| rest.trim().contains(' ')));
    match parted {
        // "Mac OS X Developers Meetup"
        Some((one, _)) if one.trim_end().ends_with("OS") => name,
        Some((one, other)) => format!("{} & {}", one.trim_end(), other.trim_start()),
        None => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_stands_before_a_meetup_of_both() {
        for (text, meetup, want) in [
            ("Quux & ", "Foo Meetup", Some("Quux")),
            ("Quux × ", "Foo 联合 Meetup", Some("Quux")),
            ("Quux×", "Foo Meetup", Some("Quux")),
            ("Apache Quux 和 ", "Foo 联合 Meetup", Some("Apache Quux")),
            ("Apache Quux 和 ", "Foo Meetup", None),
            ("at Quux ", "Foo Meetup", None),
            ("", "Foo Meetup", None),
        ] {
            assert_eq!(before_joint(text, meetup), want, "{text}");
        }
    }

    #[test]
    fn names_of_meetups_of_several() {
        for (words, want) in [
            ("Quux × Foo 联合 Meetup", "Quux & Foo Meetup"),
            ("Apache Quux 和 Foo 聯合 Meetup", "Apache Quux & Foo Meetup"),
            ("Quux x Foo Meetup", "Quux & Foo Meetup"),
            ("Quux & Foo Meetup", "Quux & Foo Meetup"),
            ("Quux 联合 Meetup", "Quux Meetup"),
            ("Quux X Meetup", "Quux X Meetup"),
            ("Quux X Sailors Conference", "Quux X Sailors Conference"),
            ("Quux 北京 Meetup", "Quux 北京 Meetup"),
            ("Quux OS X Sailors Meetup", "Quux OS X Sailors Meetup"),
            ("", ""),
        ] {
            assert_eq!(without_joint(words), want, "{words}");
        }
    }
}
