//! Which organization belongs to whom, once each part of a line of credits is known for what it is.

use super::kind::is_both;
use super::part::{Joint, Kind, Part};
use super::settle::is_listed;
use super::{Credit, Credits, is_unemployed};
use crate::extract::lexicon::Lexicon;
use crate::language::LANGUAGES;

/// Gives each organization to the people before it that have none yet.
pub(super) fn assign(text: &str, parts: &[Part], lexicon: &Lexicon) -> Credits {
    let mut credits = Credits::default();
    // People from here on have not been given an organization yet.
    let mut open = 0;
    // Where the people begin that were given an organization last.
    let mut group = 0;
    let mut bracketed = 0;
    for (number, part) in parts.iter().enumerate() {
        let before = number.checked_sub(1).map(|before| &parts[before]);
        let described = before.filter(|it| it.kind == Kind::Skip).map(|it| it.joint);
        match part.kind {
            Kind::Person(likeness) => {
                // A new group: who came before stays without. So do people who are described:
                // "Jane Doe (moderator), John Roe, Acme", "Jane Doe, Student & John Roe, Acme".
                if part.joint == Joint::Semicolon
                    || described == Some(Joint::Bracket) && part.joint == Joint::Comma
                    || described == Some(Joint::Comma)
                        && part.joint == Joint::And
                        && before.is_some_and(|it| is_unemployed(&text[it.range.clone()]))
                {
                    open = credits.people.len();
                }
                // "フリーの佐藤花子さん"
                let employer = part.employer.clone().filter(|it| !is_unemployed(&text[it.clone()]));
                credits.people.push(Credit {
                    name: part.range.clone(),
                    likeness,
                    organization: employer,
                });
                if part.employer.is_some() {
                    open = credits.people.len();
                }
            }
            Kind::Organization if part.joint == Joint::Bracket => {
                bracketed += 1;
                if credits.people.is_empty() {
                    credits.unread += 1;
                }
                let mut next: Option<usize> = None;
                for credit in credits.people.iter_mut().rev() {
                    // "Jane Doe・John Roe（Acme）、Ann Poe（Globex）": a dot joins more closely than a comma.
                    if next
                        .is_some_and(|next| !text[credit.name.end..next].trim().starts_with('・'))
                    {
                        break;
                    }
                    credit.organization.get_or_insert(part.range.clone());
                    next = Some(credit.name.start);
                }
            }
            // "Jane Doe, Kernel Team, Acme": the employer comes last, unless something else stands between.
            Kind::Organization
                if part.joint == Joint::Comma
                    && open == credits.people.len()
                    && open > group
                    && before.is_some_and(|it| it.joint != Joint::Semicolon) =>
            {
                for credit in &mut credits.people[group..] {
                    credit.organization = Some(part.range.clone());
                }
            }
            // "Jane Doe, Acme at Globex": who owns Acme says nothing of her.
            Kind::Organization
                if part.joint == Joint::From
                    && !credits.people.is_empty()
                    && open == credits.people.len() => {}
            // "Jane Doe and Acme": two who present, not one at the other.
            Kind::Organization
                if credits.people.is_empty()
                    || open == credits.people.len()
                    || part.joint == Joint::And && !is_listed(text, part) =>
            {
                credits.organizations.push(part.range.clone());
            }
            Kind::Organization => {
                // "Jane Doe, John Roe (Acme) and Ann Poe of Globex": she alone.
                let given = credits.people.iter().rposition(|it| it.organization.is_some());
                let from = given.map_or(open, |given| open.max(given + 1));
                for credit in &mut credits.people[from..] {
                    credit.organization.get_or_insert(part.range.clone());
                }
                group = open;
                open = credits.people.len();
            }
            Kind::Skip => {}
            Kind::Either(_) | Kind::Unknown => credits.unread += 1,
        }
    }
    // "Acme、佐藤花子さん"
    if let [employer, person] = parts
        && employer.kind == Kind::Organization
        && person.joint == Joint::And
        && text[employer.range.end..].starts_with('、')
        && let [only] = &mut credits.people[..]
    {
        only.organization = credits.organizations.pop();
    }
    share_out(text, parts, &mut credits, lexicon);
    share_pairs(text, &mut credits);
    // "A and B (Org)", "A, B (Org)": one bracket at the end is for all who are joined to the last.
    let brackets = parts.iter().filter(|part| part.joint == Joint::Bracket).count();
    let joined =
        parts.iter().filter(|part| matches!(part.kind, Kind::Person(_))).skip(1).all(|part| {
            part.joint == Joint::And || credits.people.len() == 2 && part.joint == Joint::Comma
        });
    // "(both Acme), and it was full": the bracket says for whom it is.
    let said = parts.iter().any(|part| part.joint == Joint::Bracket && is_said(text, part));
    let last = parts.last().is_some_and(|part| part.joint == Joint::Bracket);
    if bracketed == 1 && brackets == 1 && joined && (last || said) {
        let organization = credits.people.last().and_then(|credit| credit.organization.clone());
        for credit in &mut credits.people {
            if credit.organization.is_none() {
                credit.organization.clone_from(&organization);
            }
        }
    }
    credits
}

/// "Jane Doe and John Roe (Acme), Ann Poe (Globex)": where everybody has a bracket, "and" alone joins two with one employer.
fn share_pairs(text: &str, credits: &mut Credits) {
    let mut employers = credits.people.iter().filter_map(|it| it.organization.as_ref());
    let first = employers.next();
    if employers.all(|it| Some(it) == first) {
        return;
    }
    for index in 1..credits.people.len() {
        let [one, other] = &mut credits.people[index - 1..=index] else { continue };
        let between = text.get(one.name.end..other.name.start).unwrap_or_default();
        let bracketed = other.organization.as_ref().is_some_and(|it| {
            text[other.name.end..it.start.max(other.name.end)].trim_start().starts_with(['(', '（'])
        });
        if one.organization.is_none()
            && bracketed
            && !between.contains([',', '，', ';', '；', '：', '(', '（'])
        {
            one.organization.clone_from(&other.organization);
        }
    }
}

/// Whether the words before an employer in brackets say that people share it: "(both Acme)".
fn is_said(text: &str, part: &Part) -> bool {
    let before = text[..part.range.start].rsplit(['(', '（']).next().unwrap_or_default();
    is_both(before, LANGUAGES)
}

/// "Jane Doe and John Roe (Acme and Globex)": as many employers as people, in their order.
fn share_out(text: &str, parts: &[Part], credits: &mut Credits, lexicon: &Lexicon) {
    let people = credits.people.len();
    let last = parts.iter().rev().take_while(|part| part.joint == Joint::Bracket).count();
    let employers = &parts[parts.len() - last..];
    let brackets = parts.iter().filter(|part| part.joint == Joint::Bracket).count();
    let known = |part: &Part| {
        part.kind == Kind::Organization
            && lexicon.reference.organization(&text[part.range.clone()]).is_some()
    };
    if people >= 2 && employers.len() == people && brackets == last && employers.iter().all(known) {
        for (credit, employer) in credits.people.iter_mut().zip(employers) {
            credit.organization = Some(employer.range.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, reading};

    #[test]
    fn pairs_in_a_list_where_everybody_has_an_employer() {
        let quuxly = |name: &'static str| (name, "Quuxly");
        for text in [
            "Zora Quill and Max Mu (Quuxly), Ada Lin (Google)",
            "Zora Quill & Max Mu (Quuxly) & Ada Lin (Google)",
        ] {
            check(text, &[quuxly("Zora Quill"), quuxly("Max Mu"), ("Ada Lin", "Google")]);
        }
    }

    #[test]
    fn two_jobs_of_one() {
        let zora = [("Зора Квіленко", "Quuxly")];
        check("Зора Квіленко, розробниця і керівниця команди в Quuxly", &zora);
        check("Зора Квіленко, архітекторка та співзасновниця Quuxly", &zora);
    }

    #[test]
    fn roles_in_projects() {
        for role in [
            "мейнтейнерка Cilium",
            "контрибʼюторка проєкту Envoy Gateway",
            "співголова SIG Network",
        ] {
            check(&format!("Зора Квіленко, {role}"), &[("Зора Квіленко", "")]);
            check(&format!("Зора Квіленко, {role}, Quuxly"), &[("Зора Квіленко", "Quuxly")]);
            check(&format!("Зора Квіленко, {role} (Quuxly)"), &[("Зора Квіленко", "Quuxly")]);
        }
    }

    #[test]
    fn employers_that_are_not_one_each() {
        for text in [
            "Zora Quill, Max Mu and Ada Lin (Google and Microsoft)",
            "Zora Quill and Max Mu (Google, Microsoft and Red Hat)",
            "Zora Quill and Max Mu (Google and Kubernetes)",
            "Zora Quill and Max Mu (Google and Core Platforms)",
            "Zora Quill, Max Mu (Google) and Ada Lin of Microsoft",
        ] {
            assert_eq!(reading(text).0[0], ("Zora Quill".to_owned(), None), "{text}");
        }
    }
}
