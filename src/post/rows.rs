//! Lines of a paragraph that are rows of their own, though nothing in the Markdown breaks them: a page shows them in one
//! line, but their author wrote them one below the other.

/// Whether several lines of a paragraph are rows.
pub fn are_rows(paragraph: &str) -> bool {
    paragraph.lines().skip(1).any(|line| begins_row(paragraph, line))
}

/// Whether a line begins a row as the first line of its paragraph does: with a time of day, with a sign, or with a title in
/// the same brackets.
///
/// Both are Markdown, and may go on behind their line.
pub fn begins_row(first: &str, line: &str) -> bool {
    let (first, line) = (bare(first), bare(line));
    let sign = line.chars().next().filter(|c| is_sign(*c));
    let title = line.chars().next().filter(|c| matches!(c, '「' | '『' | '《' | '〈'));
    begins_with_time(first) && begins_with_time(line)
        || title.is_some_and(|bracket| first.starts_with(bracket) && is_titled(line))
        || sign.is_some() && first.starts_with(is_sign)
}

/// Whether preformatted text is a timetable, as mail and old posts set programmes: its first line and others begin with a time
/// of day, and all that belongs to a row is set deeper below it.
pub fn is_timetable(text: &str) -> bool {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let (slots, others): (Vec<&str>, Vec<&str>) = lines().partition(|line| is_slot(line));
    let deepest = slots.iter().map(|line| indent(line)).max().unwrap_or_default();
    slots.len() >= SLOTS
        && lines().next().is_some_and(is_slot)
        && others.iter().all(|line| indent(line) > deepest)
}

/// A timetable has so many rows.
const SLOTS: usize = 3;

/// Whether a line has words behind its time, unlike one of a program's log: "10:00  Sails", "10:00–10:45 Sails".
pub fn is_slot(line: &str) -> bool {
    let line = line.trim_start();
    let behind = line.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '：'));
    let time = &line[..line.len() - behind.len()];
    let apart = behind.starts_with([' ', '\t', '-', '–', '—', '|']);
    begins_with_time(line)
        && time.chars().count() <= 5
        && apart
        && behind.contains(char::is_alphabetic)
        && !is_logged(behind)
}

/// Whether somebody said that, or a program, rather than a programme: "10:15 <zora> hi", "10:15 INFO sails up".
fn is_logged(behind: &str) -> bool {
    let first = behind.split_whitespace().next().unwrap_or_default();
    first.starts_with('<') || LEVELS.contains(&first.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// How grave a line of a log is.
const LEVELS: [&str; 6] = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"];

/// Without what quotes and emphasizes a line.
fn bare(line: &str) -> &str {
    line.trim_start_matches(['>', ' ', '*', '_', '[', '(', '`'])
}

/// Whether a line has words behind the title that it begins with, and is no sentence: "「海のメッシュ」佐藤花子さん".
fn is_titled(line: &str) -> bool {
    let line = line.lines().next().unwrap_or_default().trim_end();
    let behind = line.split_once(['」', '』', '》', '〉']).map_or("", |(_, behind)| behind);
    !behind.is_empty() && !line.ends_with(['。', '、', '，'])
}

/// "9:45", "17：00"
fn begins_with_time(line: &str) -> bool {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let hours = digits(line);
    let minutes = line[hours..].strip_prefix([':', '：']);
    (1..=2).contains(&hours) && minutes.is_some_and(|it| digits(it) == 2)
}

/// Bullets, arrows and pictures.
fn is_sign(c: char) -> bool {
    matches!(c, '•' | '‣' | '\u{231A}'..='\u{23FF}' | '\u{25A0}'..='\u{27BF}' | '\u{1F300}'..='\u{1FAFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_begin_alike() {
        for (first, line, want) in [
            ("**9:00** Sails\n**9:45** Ropes", "**9:45** Ropes", true),
            ("> 9:00 Sails", "> 10：30 Ropes", true),
            ("🎥 [Sails](v1)", "🎥 [Ropes](v2)", true),
            ("🎥 [Sails](v1)", "⏰ 9:45", true),
            ("• Sails", "• Ropes", true),
            ("> 「海のメッシュ」佐藤花子さん", "> 「陸のメッシュ」鈴木健一さん", true),
            ("《海上的网格》陈晓明", "《陆上的网格》李雷", true),
            ("「海のメッシュ」は", "「陸のメッシュ」と違います。", false),
            ("「海のメッシュ」佐藤花子さん", "「陸のメッシュ」", false),
            ("9:00 Sails", "Zora Quill", false),
            ("We meet at", "9:45 and leave", false),
            ("🎥 [Sails](v1)", "Zora Quill", false),
            ("9:00 Sails", "9:4", false),
            ("2024: Sails", "2025: Ropes", false),
            ("", "", false),
        ] {
            assert_eq!(begins_row(first, line), want, "{line}");
        }
        let programme =
            "10:00  Sails\n       Zora Quill, Quuxly\n\n11:00–11:45 Ropes\n12:00  Lunch\n";
        assert!(is_timetable(programme));
        assert!(!is_timetable("10:00  Sails\n       Zora Quill, Quuxly\n11:00  Ropes\n"));
        assert!(!is_timetable("10:00:01 sails up\n10:00:02 ropes up\n10:00:03 sunk\n"));
        assert!(!is_timetable("10:00 sails\nropes\n11:00 sails\n12:00 sails"));
        assert!(!is_timetable("10:00 INFO sails up\n10:01 INFO ropes up\n10:02 WARN sunk\n"));
        assert!(!is_timetable("10:00 <zora> hi\n10:01 <max> hi\n10:02 <zora> bye\n"));
        assert!(!is_timetable(""));
        assert!(are_rows("9:00 Sails\nZora Quill\n9:45 Ropes"));
        assert!(!are_rows("9:00 Sails\nZora Quill"));
    }
}
