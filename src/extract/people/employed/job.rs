//! Job titles behind a name, and for whom somebody does the job: ", a PhD student at the University of Quux",
//! ", CTO at Acme,", ", from Acme".

use std::ops::Range;

use super::comma::{is_foreign, is_told_of_one};
use super::organization_at::{organization_at, small_word};
use super::{Employed, NEAR, apposed, set_between_commas};
use crate::extract::context::Context;
use crate::extract::people::name::{LONGEST_COMPANY, Likeness, person, unknown_organization};
use crate::extract::people::role::{is_role, is_role_modifier, is_role_word};
use crate::extract::people::span::is_no_company;
use crate::extract::possessive::{owner, owner_and_owned};
use crate::extract::sentence::{first_chars, lowered};
use crate::language::latin::{DEPARTMENTS, FIELDS};
use crate::language::uk::adjectives::{is_genitive, is_of_place};

/// A job title has no more words before its employer.
const LONGEST_JOB: usize = 9;

/// Small words in what somebody is responsible for: "Engineering for Quux".
const FIELD_WORDS: &[&str] = &["for", "of", "and", "&", "the", "on", "in"];

/// What sets a job title off from the name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opening {
    Nothing,
    Comma,
    /// A dash, with another one behind the employer.
    Dash(char),
}

/// The employer behind a job title, or the title alone, and where it ends.
pub(super) fn job(ctx: &Context, text: &str, at: usize) -> Option<Employed> {
    let opening = match text[at..].chars().next() {
        Some(',' | '，') => Opening::Comma,
        _ => opening_dash(ctx, &text[at..]).map_or(Opening::Nothing, Opening::Dash),
    };
    let opened = opening != Opening::Nothing;
    let glue = ctx.words(|language| language.job_glue);
    let mut cursor = at;
    if opened {
        cursor += text[at..].chars().next().map_or(0, char::len_utf8);
    }
    let mut titled = false;
    // Words for the field of a job are any, so only what ends the apposition shows that they were one's.
    let mut fielded = false;
    let mut joined = false;
    let closes =
        |fielded: bool, end: usize| !fielded || text[end..].starts_with([',', '.', ';', ')']);
    for _ in 0..LONGEST_JOB {
        let rest = &text[cursor..];
        let inner = rest.trim_start();
        let start = cursor + rest.len() - inner.len();
        let length = inner
            .find(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';' | '('))
            .unwrap_or(inner.len());
        let word = inner[..length].to_lowercase();
        // "Jane Doe, [From Sails to Seas](…)": a title has capitals.
        let small = inner.starts_with(char::is_lowercase);
        let from = small
            && ctx.languages.iter().any(|language| language.from_words.contains(&word.as_str()));
        // "…, CTO @ Acme", "…, an engineer with Acme", "…, інженерка в Acme"
        let within = matches!(word.as_str(), "в" | "у")
            && inner[length..].trim_start().starts_with(|c: char| c.is_ascii_uppercase());
        // "head of sails for Acme,", unlike "an engineer for sails"
        let closed = || {
            organization_at(ctx, text, start + length)
                .is_some_and(|it| text[it.end..].starts_with([',', ')']))
        };
        let from = from
            || word == "@"
            || titled && (within || word == "with" || word == "for" && opened && closed());
        // "…, also of Acme", "…, also Acme"
        let also = word == "also" && opened;
        if (from || also)
            && let Some(employer) = employer_at(ctx, text, start + length, opened)
                .or_else(|| after_adjective(ctx, text, start + length))
            && closes(fielded, employer.end)
        {
            let end = end_of(text, employer.end, opening)?;
            return Some((Some(employer), end));
        }
        if from && !opened {
            return None;
        }
        // "Jane Doe, Quux Sails's CTO, showed"
        if opened && let Some((company, end)) = owner_of_job(ctx, text, start) {
            return Some((Some(company), end));
        }
        // "Jane Doe, his co-founder and Acme's CTO"
        if let Some(owner) =
            owner(&inner[..length]).filter(|_| opened && next_is_role(ctx, &inner[length..]))
            && ctx.lexicon.reference.organization(owner).is_some()
        {
            let end = start + length + inner[length..].find([',', '.']).unwrap_or(0);
            return Some((Some(start..start + owner.len()), end));
        }
        // "мейнтейнер Quux Gateway": a project's name of several words.
        if opened
            && titled
            && !small
            && let Some(project) = project_at(ctx, inner).filter(|&end| end > length)
        {
            cursor = start + project;
            continue;
        }
        if titled
            && let Some(organization) = latin_name(ctx, text, start, length)
            && closes(fielded, organization.end)
        {
            let end = organization.end;
            return Some((Some(organization), end + usize::from(text[end..].starts_with(','))));
        }
        let role = is_role_word(&word, &ctx.languages) || is_role_modifier(&word, &ctx.languages);
        // "Quux maintainer", "Azure CTO", "платформна інженерка"
        let project = ctx.lexicon.reference.is_project(&inner[..length])
            || (!small || opened && ctx.is_cyrillic()) && next_is_role(ctx, &inner[length..]);
        // "Jane Doe, Quux maintainer, and John Roe", "Jane Doe, Director of Sails, Acme, showed"
        if length == 0 && titled && rest.starts_with(',') {
            let employer = set_between_commas(ctx, text, cursor + 1)
                .or_else(|| apposed(ctx, text, cursor + 1))
                .or_else(|| behind_title(ctx, text, cursor + 1));
            return employer.map_or(Some((None, cursor)), |(range, end)| Some((Some(range), end)));
        }
        // "інженерка з безпеки в Acme", "head of real-time compute at Acme"
        joined |= titled && opened && FIELD_WORDS.contains(&word.as_str());
        // "Director of Engineering"
        let field =
            titled && (small && (ctx.is_cyrillic() || joined) || joined && is_department(&word));
        fielded |= field;
        titled |= is_role_word(&word, &ctx.languages);
        let told = from || role || project || field || glue.contains(&word.as_str());
        if !(opened && told) || length == 0 {
            return None;
        }
        cursor = start + length;
    }
    None
}

/// A company that no list knows behind a job title and a comma, where what follows its own comma goes on in small letters:
/// ", Quux Sails, showed".
fn behind_title(ctx: &Context, text: &str, at: usize) -> Option<(Range<usize>, usize)> {
    let organization = organization_at(ctx, text, at)?;
    let name = &text[organization.clone()];
    let next = text[organization.end..].strip_prefix(", ")?;
    let ands = ctx.words(|language| language.and_words);
    let word = next.split(' ').next().unwrap_or_default();
    let goes_on = word.starts_with(char::is_lowercase) && !ands.contains(&word);
    let one = is_foreign(ctx, name) && is_told_of_one(ctx, "", word);
    let nobody =
        (one || person(name, ctx.lexicon) != Likeness::Yes) && !is_role(name, &ctx.languages);
    (goes_on && nobody).then(|| (organization.clone(), organization.end + 1))
}

/// The company before a job title that is all the rest of a clause, with a comma behind it: "Quux Sails" of "Quux Sails's CTO,".
fn owner_of_job(ctx: &Context, text: &str, at: usize) -> Option<(Range<usize>, usize)> {
    let clause = text[at..].split_once(',')?.0;
    let (owner, job) = owner_and_owned(clause)?;
    let large = owner.split(' ').all(|word| word.starts_with(char::is_uppercase));
    let named = unknown_organization(owner, ctx.lexicon) == Likeness::Yes
        || !owner.split(' ').any(|word| is_no_company(ctx, word));
    let company = large && named && owner.split(' ').count() <= LONGEST_COMPANY;
    let titled = is_role(job, &ctx.languages) && !ctx.lexicon.reference.is_project(owner);
    (company && titled).then(|| (at..at + owner.len(), at + clause.len() + 1))
}

/// An organization behind "at", or behind the field of a job: "Engineering at Acme".
fn employer_at(ctx: &Context, text: &str, at: usize, titled: bool) -> Option<Range<usize>> {
    let organization = organization_at(ctx, text, at)?;
    let unknown = ctx.lexicon.reference.organization(&text[organization.clone()]).is_none();
    let behind = (titled && unknown).then(|| employer_of(ctx, text, &organization)).flatten();
    // "Director of Engineering, Acme, showed"
    let field = lowered(&text[organization.clone()]);
    let department = titled && unknown && field.split(' ').all(is_department);
    let comma = text[organization.end..].starts_with(',');
    let apposed = || behind_title(ctx, text, organization.end + 1).map(|(company, _)| company);
    behind.or_else(|| (department && comma).then(apposed).flatten()).or(Some(organization))
}

/// Where a job title ends whose employer ends at a byte, with the sign that sets it off.
fn end_of(text: &str, employer: usize, opening: Opening) -> Option<usize> {
    let behind = &text[employer..];
    Some(match opening {
        Opening::Dash(dash) => employer + behind.find(dash)? + dash.len_utf8(),
        Opening::Comma => employer + usize::from(behind.starts_with(',')),
        Opening::Nothing => employer,
    })
}

/// Whether a word in small letters is what somebody may be the head of.
fn is_department(word: &str) -> bool {
    DEPARTMENTS.contains(&word) || FIELDS.contains(&word)
}

/// "Зора Квіленко з норвезького DNB": an organization behind where it is from.
fn after_adjective(ctx: &Context, text: &str, at: usize) -> Option<Range<usize>> {
    let inner = text[at..].trim_start();
    // "з того ж таки Acme"
    if let Some(rest) =
        SAME.iter().find_map(|it| inner.strip_prefix(it)).filter(|_| ctx.is_cyrillic())
    {
        return organization_at(ctx, text, text.len() - rest.len());
    }
    let word = inner.split(' ').next().filter(|word| word.starts_with(char::is_lowercase))?;
    let behind = text.len() - inner.len() + word.len();
    let employer =
        organization_at(ctx, text, behind).filter(|_| is_genitive(word) && ctx.is_cyrillic())?;
    let name = &text[employer.clone()];
    // "з київського Quux Sails"
    let placed = is_of_place(word) && name.starts_with(|c: char| c.is_ascii_uppercase());
    (placed || ctx.lexicon.reference.organization(name).is_some()).then_some(employer)
}

/// "The same", before an employer.
const SAME: [&str; 6] =
    ["того ж таки ", "того самого ", "того ж ", "тієї ж таки ", "тієї самої ", "тієї ж "];

/// "Зора Квіленко, директорка Acme": a name in Latin letters behind a job among Cyrillic words.
fn latin_name(ctx: &Context, text: &str, at: usize, length: usize) -> Option<Range<usize>> {
    let word = &text[at..at + length];
    let named = word.starts_with(|c: char| c.is_ascii_uppercase())
        && !ctx.lexicon.reference.is_project(word)
        // "Developer Advocate в Acme"
        && !is_role_word(&word.to_lowercase(), &ctx.languages);
    if ctx.is_cyrillic() && named { organization_at(ctx, text, at) } else { None }
}

/// Where the project's name ends with which a text begins.
fn project_at(ctx: &Context, text: &str) -> Option<usize> {
    let hit = ctx.lexicon.projects_in(first_chars(text, NEAR)).into_iter().next()?;
    (hit.range.start == 0).then_some(hit.range.end)
}

/// The dash with which a text begins, if it sets a job title off: "– CTO at Acme – showed".
fn opening_dash(ctx: &Context, text: &str) -> Option<char> {
    let dash = text.chars().next().filter(|c| matches!(c, '–' | '—'))?;
    let (job, _) =
        first_chars(&text[dash.len_utf8()..], NEAR).strip_prefix(' ')?.split_once(dash)?;
    let role =
        job.split_whitespace().any(|word| is_role_word(&word.to_lowercase(), &ctx.languages));
    (role && job.ends_with(' ')).then_some(dash)
}

/// Whether a text begins with a word that names what somebody is.
fn next_is_role(ctx: &Context, text: &str) -> bool {
    let word = text.trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    is_role_word(&word.to_lowercase(), &ctx.languages)
}

/// The employer behind the field of a job: "Engineering", with " at Acme" or " for Quux at Acme" after it, or a name in
/// small letters of which the clause says no more.
fn employer_of(ctx: &Context, text: &str, field: &Range<usize>) -> Option<Range<usize>> {
    let clause = text[field.end..].split([',', '.', ';', '(', ')', ':']).next()?;
    // "Head of Platform у Acme"
    let mut joints = [" at ", " у ", " в "].into_iter();
    let (of, at) = joints.find_map(|joint| clause.split_once(joint))?;
    if !of
        .split_whitespace()
        .all(|word| FIELD_WORDS.contains(&word) || word.starts_with(char::is_uppercase))
    {
        return None;
    }
    let start = field.end + clause.len() - at.len();
    let at = &text[start..];
    let small = || {
        let word = small_word(at)?;
        at[word.len()..].starts_with([',', '.', ')']).then(|| start..start + word.len())
    };
    organization_at(ctx, text, start).or_else(small)
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::check_people as check;

    #[test]
    fn job_titles_and_employers() {
        let both = &[("Zora Quill", "Quuxly"), ("Max Mu", "Quuxly")][..];
        check(
            "uk",
            "Зора Квіленко, Developer Advocate в Quuxly, розповіла про море",
            &[("Зора Квіленко", "Quuxly")],
        );
        check("uk", "Макс Муренко, директор Quuxly, показав море", &[("Макс Муренко", "Quuxly")]);
        check(
            "uk",
            "Зора Квіленко, яка керує платформою в Quuxly, показала море",
            &[("Зора Квіленко", "Quuxly")],
        );
        check(
            "uk",
            "Зора Квіленко, Head of Deep Sails у Quuxly, розповіла про море",
            &[("Зора Квіленко", "Quuxly")],
        );
        check("uk", "Зора Квіленко, мейнтейнерка Envoy Gateway, грала", &[("Зора Квіленко", "")]);
        check("uk", "Макс Муренко, інженер у Києві, показав море", &[("Макс Муренко", "")]);
        check(
            "en",
            "Zora Quill, head of real-time sails at Google, and Max Mu spoke",
            &[("Zora Quill", "Google"), ("Max Mu", "")],
        );
        check(
            "en",
            "Zora Quill, head of sails that were sewn at Google by hand",
            &[("Zora Quill", "")],
        );
        for text in [
            "Зора Квіленко, інженерка з безпеки в Quuxly, розповіла про море",
            "Зора Квіленко, директорка з платформ та вітрил Quuxly, розповіла про море",
        ] {
            check("uk", text, &[("Зора Квіленко", "Quuxly")]);
        }
        for works in ["того ж таки", "тієї самої", "грузинського офісу"]
        {
            let text = format!("Зора Квіленко з {works} Quuxly показала море");
            check("uk", &text, &[("Зора Квіленко", "Quuxly")]);
        }
        check("uk", "Зора Квіленко, інженерка, показала море Quuxly", &[("Зора Квіленко", "")]);
        check(
            "uk",
            "Зора Квіленко з норвезького Google показала море",
            &[("Зора Квіленко", "Google")],
        );
        for led in ["колега із", "керівниця відділу", "тімлідка команди платформи в"]
        {
            let text = format!("Далі {led} Zylo Quux Зора Квіленко показала море");
            check("uk", &text, &[("Зора Квіленко", "Zylo Quux")]);
        }
        check("uk", "Зора Квіленко з київського Quuxly показала", &[("Зора Квіленко", "Quuxly")]);
        let job = "Zora Quill – Sail Engineer at Deep Sea – told us";
        check("en", job, &[("Zora Quill", "Deep Sea")]);
        check("en", "Zora Quill – the Sea at Night – told us", &[("Zora Quill", "")]);
        check("en", "Zora Quill, From Sails to Seas", &[("Zora Quill", "")]);
        check("en", "Zora Quill, CTO at Quuxly, and Max Mu, of Quuxly, told us", both);
        check(
            "en",
            "Zora Quill, his co-founder and Google's CTO, told us",
            &[("Zora Quill", "Google")],
        );
        check("en", "Zora Quill, Head of Platform at quuxly, told us", &[("Zora Quill", "quuxly")]);
        check("en", "Zora Quill, Head of Platform at quuxly level", &[("Zora Quill", "Platform")]);
        check("en", "Zora Quill, Director of Product, Google, spoke", &[("Zora Quill", "Google")]);
        for text in [
            "Zora Quill, Director of Engineering, Quuxly, showed us the sea",
            "Zora Quill, head of engineering for Quuxly, showed us the sea",
            "Zora Quill, an engineer on the sails team at Quuxly, showed us the sea",
            "Zora Quill, Quuxly's CTO, showed us the sea",
            "Zora Quill from the deep sea team at Quuxly showed us the sea",
            "Zora Quill @ Quuxly showed us the sea",
            "Zora Quill (Sail Engineer @ Quuxly) showed us the sea",
            "Zora Quill, who joined Quuxly last year, showed us the sea",
        ] {
            check("en", text, &[("Zora Quill", "Quuxly")]);
        }
        let sails = &[("Zora Quill", "Quux Sails Labs")];
        check("en", "Zora Quill, Quux Sails Labs's CTO, showed us the sea", sails);
        check("en", "Zora Quill, Monday's host, showed us the sea", &[("Zora Quill", "")]);
        check("en", "Zora Quill, an engineer for sails, showed us", &[("Zora Quill", "")]);
        check(
            "en",
            "Zora Quill, Head of Sails for Zylo at Quuxly, said",
            &[("Zora Quill", "Quuxly")],
        );
        check(
            "en",
            "Zora Quill, Zylo CTO at Quuxly, and Max Mu",
            &[("Zora Quill", "Quuxly"), ("Max Mu", "")],
        );
        check(
            "en",
            "Zora Quill, Istio maintainer, and Max Mu (Google) spoke",
            &[("Zora Quill", ""), ("Max Mu", "Google")],
        );
        check(
            "en",
            "Zora Quill, a PhD student at the University of Quux, spoke",
            &[("Zora Quill", "University of Quux")],
        );
        for text in [
            "Zora Quill, Director of Engineering at Quuxly, spoke",
            "Zora Quill, head of engineering for Istio at Quuxly, spoke",
            "Zora Quill, a software engineer here at Quuxly, spoke",
            "Zora Quill from our team at Quuxly spoke",
            "Zora Quill, who now works at Quuxly, spoke",
            "Zora Quill, who is an engineer at Quuxly, spoke",
            "Zora Quill from the Bremen shipping company Quuxly spoke",
        ] {
            check("en", text, &[("Zora Quill", "Quuxly")]);
        }
        check("en", "Zora Quill from Quuxly and Max Mu, also Quuxly, spoke", both);
        check("en", "Zora Quill from Quuxly and Max Mu, also of Quuxly, spoke", both);
        check("en", "Zora Quill, also known as Zed, spoke", &[("Zora Quill", "")]);
    }
}
