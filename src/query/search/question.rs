//! What a user searches for: words, `"phrases"`, `begin*`, `this OR that`, `-without`.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use crate::catalog::words::{Run, neighbours, runs};
use crate::language::is_cjk;
use crate::names::{Script, fold, latin};

/// What a phrase stands between.
pub const QUOTES: [char; 3] = ['"', '“', '”'];

/// Words to search for. Any text is one, if only an empty one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Question {
    /// One term of each group has to match.
    pub groups: Vec<Vec<Term>>,
    /// None of these may match.
    pub without: Vec<Term>,
}

/// A word or a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Folded, not empty.
    folded: String,
    /// Whether its last word may go on.
    begins: bool,
}

impl Question {
    /// Reads what was typed. Words in capitals are operators: `OR`, `NOT`, `AND`.
    pub fn of(text: &str) -> Self {
        let mut question = Question::default();
        let (mut or, mut not) = (false, false);
        for piece in pieces(text) {
            match piece.text {
                "OR" | "|" if !piece.quoted => or = !question.groups.is_empty(),
                "AND" if !piece.quoted => {}
                "NOT" if !piece.quoted => not = true,
                _ => {
                    let Some(term) = Term::of(&piece) else { continue };
                    match question.groups.last_mut() {
                        _ if piece.minus || not => question.without.push(term),
                        Some(group) if or => group.push(term),
                        _ => question.groups.push(vec![term]),
                    }
                    (or, not) = (false, false);
                }
            }
        }
        question
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// The whole question as an expression of FTS5.
    pub fn expression(&self) -> String {
        let any = |terms: &[Term]| {
            let terms: Vec<_> = terms.iter().map(Term::expression).collect();
            format!("({})", terms.join(" OR "))
        };
        let groups: Vec<_> = self.groups.iter().map(|group| any(group)).collect();
        let wanted = groups.join(" AND ");
        if self.without.is_empty() {
            wanted
        } else {
            format!("({wanted}) NOT {}", any(&self.without))
        }
    }

    /// The wanted words, folded, as one text: a name that is just this is what was meant.
    pub fn folded(&self) -> String {
        let terms: Vec<_> = self.terms().map(|term| term.folded.as_str()).collect();
        fold(&terms.join(" "))
    }

    /// Where in a text the wanted words stand.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let mut marks = Vec::new();
        for word in words(text) {
            let folded = fold(&text[word.clone()]);
            let spelled = latin(&folded);
            for run in self.terms().flat_map(Term::runs) {
                match run {
                    (Run::Word(wanted), begins) => {
                        let hit = |word: &str| word == wanted || begins && word.starts_with(wanted);
                        if hit(&folded) || hit(&spelled) {
                            marks.push(word.clone());
                        }
                    }
                    (Run::Unspaced(wanted), _) => marks.extend(
                        text[word.clone()]
                            .match_indices(wanted)
                            .map(|(at, found)| word.start + at..word.start + at + found.len()),
                    ),
                }
            }
        }
        joined(marks)
    }

    fn terms(&self) -> impl Iterator<Item = &Term> {
        self.groups.iter().flatten()
    }
}

impl Term {
    /// `None` where there is no letter or digit in it.
    fn of(piece: &Piece<'_>) -> Option<Self> {
        let folded = fold(piece.text);
        let begins = !piece.quoted && piece.text.ends_with('*');
        (!folded.is_empty()).then_some(Term { folded, begins })
    }

    /// As an expression of FTS5, which matches the spelling in Latin letters too. Chinese
    /// characters are taken as they are: too many sound alike.
    pub fn expression(&self) -> String {
        let typed = self.phrase(&self.folded);
        let spelled = latin(&self.folded);
        if spelled == self.folded || Script::of(&self.folded) == Script::Han {
            typed
        } else {
            format!("({typed} OR {})", self.phrase(&spelled))
        }
    }

    /// Words in a row, as they stand in a column `search_text`. They are letters and digits only,
    /// so that quotes make an expression of any of them.
    fn phrase(&self, folded: &str) -> String {
        let runs = runs(folded);
        let mut words: Vec<&str> = Vec::new();
        let mut begins = self.begins;
        for (at, run) in runs.iter().enumerate() {
            match run {
                Run::Word(word) => words.push(word),
                Run::Unspaced(run) => {
                    let single = run.chars().nth(1).is_none();
                    words.extend(neighbours(run, 2));
                    let last = neighbours(run, 1).last();
                    if at + 1 < runs.len() || single {
                        words.extend(last);
                    }
                    begins |= single && at + 1 == runs.len();
                }
            }
        }
        format!("\"{}\"{}", words.join(" "), if begins { " *" } else { "" })
    }

    /// Its runs, and whether each may go on.
    fn runs(&self) -> impl Iterator<Item = (Run<'_>, bool)> {
        let runs = runs(&self.folded);
        let last = runs.len().saturating_sub(1);
        runs.into_iter().enumerate().map(move |(at, run)| (run, self.begins && at == last))
    }
}

/// A word or a quoted phrase as typed.
struct Piece<'t> {
    text: &'t str,
    quoted: bool,
    minus: bool,
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let unsigned = rest.strip_prefix(['-', '−']);
        let minus = unsigned.is_some();
        let word = unsigned.unwrap_or(rest);
        let phrase = word.strip_prefix(QUOTES);
        let body = phrase.unwrap_or(word);
        let end = |c: char| match phrase {
            Some(_) => QUOTES.contains(&c),
            None => c.is_whitespace() || QUOTES.contains(&c),
        };
        let (text, after) = body.split_at(body.find(end).unwrap_or(body.len()));
        pieces.push(Piece { text, quoted: phrase.is_some(), minus });
        rest = if phrase.is_some() { after.strip_prefix(QUOTES).unwrap_or(after) } else { after };
        rest = rest.trim_start();
    }
    pieces
}

/// Where the words of a text are, runs without spaces between them apart.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut before = None;
    for (at, c) in text.char_indices() {
        let kind = if is_cjk(c) {
            Some(true)
        } else if c.is_alphanumeric() || is_combining_mark(c) || matches!(c, '\'' | '’' | 'ʼ') {
            Some(false)
        } else {
            None
        };
        match words.last_mut() {
            Some(word) if kind.is_some() && kind == before => word.end = at + c.len_utf8(),
            _ if kind.is_some() => words.push(at..at + c.len_utf8()),
            _ => {}
        }
        before = kind;
    }
    words
}

/// Sorted, without overlaps.
fn joined(mut marks: Vec<Range<usize>>) -> Vec<Range<usize>> {
    marks.sort_by_key(|mark| (mark.start, mark.end));
    let mut joined: Vec<Range<usize>> = Vec::new();
    for mark in marks {
        match joined.last_mut() {
            Some(last) if mark.start <= last.end => last.end = last.end.max(mark.end),
            _ => joined.push(mark),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_typed_becomes_an_expression() {
        for (typed, expression) in [
            ("mesh", r#"("mesh")"#),
            ("Service Mesh", r#"("service") AND ("mesh")"#),
            (r#""service mesh" day"#, r#"("service mesh") AND ("day")"#),
            ("“service mesh”", r#"("service mesh")"#),
            ("kube*", r#"("kube" *)"#),
            ("istio OR linkerd day", r#"("istio" OR "linkerd") AND ("day")"#),
            ("mesh -sidecar", r#"(("mesh")) NOT ("sidecar")"#),
            ("mesh NOT sidecar -proxy", r#"(("mesh")) NOT ("sidecar" OR "proxy")"#),
            (r#"mesh -"no sidecar""#, r#"(("mesh")) NOT ("no sidecar")"#),
            ("k8s-native", r#"("k8s native")"#),
            ("Płotka's", r#"("plotkas")"#),
            ("Жанно", r#"(("жанно" OR "zhanno"))"#),
            ("张伟", r#"("张伟")"#),
            ("服务网格", r#"("服务 务网 网格")"#),
            ("网", r#"("网" *)"#),
            ("入門k8s", r#"(("入門 門 k8s" OR "ru men k8s"))"#),
        ] {
            assert_eq!(Question::of(typed).expression(), expression, "{typed}");
        }
    }

    #[test]
    fn operators_without_words_are_nothing() {
        for typed in
            ["", "  ", "OR", "NOT", "AND OR", "-", "\"\"", "\"", "*", "!!", "-mesh", "NOT mesh"]
        {
            assert!(Question::of(typed).is_empty(), "{typed}");
        }
        assert_eq!(Question::of("OR mesh OR").expression(), r#"("mesh")"#);
        assert_eq!(Question::of("or").expression(), r#"("or")"#);
        assert_eq!(Question::of("\"OR\"").expression(), r#"("or")"#);
    }

    #[test]
    fn words_are_marked_where_they_stand() {
        let marked = |typed: &str, text: &str| {
            let marks = Question::of(typed).marks(text);
            marks.into_iter().map(|mark| text[mark].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(marked("plotka mesh", "Mesh by Łukasz Płotka"), ["Mesh", "Płotka"]);
        assert_eq!(marked("kube*", "KubeCon, kube, Kup"), ["KubeCon", "kube"]);
        assert_eq!(marked("con", "KubeCon"), Vec::<String>::new());
        assert_eq!(marked("服务", "无限服务网格：服务"), ["服务", "服务"]);
        assert_eq!(marked("zhanno", "Денис Жанно"), ["Жанно"]);
        assert_eq!(marked("mesh -day", "mesh day"), ["mesh"]);
    }

    proptest! {
        #[test]
        fn any_text_is_a_sound_expression(typed in "\\PC{0,30}|[a\"*() OR:^{}-]{0,20}|[张网 \"*a-]{0,12}") {
            let question = Question::of(&typed);
            let connection = rusqlite::Connection::open_in_memory().unwrap();
            connection.execute_batch("CREATE VIRTUAL TABLE f USING fts5 (a)").unwrap();
            if !question.is_empty() {
                let found = connection.query_row(
                    "SELECT count(*) FROM f WHERE f MATCH ?1",
                    [question.expression()],
                    |row| row.get::<_, i64>(0),
                );
                prop_assert_eq!(found, Ok(0));
            }
            for mark in question.marks(&typed) {
                prop_assert!(typed.get(mark).is_some());
            }
        }
    }
}
