//! Common words of talk titles: capitalised they look like names, and are none.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Whether a word in lower case is a common one of titles, in the singular or the plural.
pub fn is_title_word(word: &str) -> bool {
    /// The words, and those of which they are the plural.
    static SINGULARS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
        let singulars = TITLE_WORDS.iter().filter_map(|word| word.strip_suffix('s'));
        singulars.chain(TITLE_WORDS.iter().copied()).collect()
    });
    // What is no noun has no plural: "Wells" is a surname.
    let known =
        |word: &str| TITLE_WORDS.binary_search(&word).is_ok() && !PLURALLESS.contains(&word);
    SINGULARS.contains(word) || word.strip_suffix('s').is_some_and(known)
}

/// Common words that are no nouns.
const PLURALLESS: [&str; 3] = ["down", "well", "will"];

/// Whether a word in lower case is somebody's given name as well: "Will" of "Will Quill".
pub fn is_given_too(word: &str) -> bool {
    ["art", "joy", "will"].contains(&word)
}

/// In lower case and in order.
#[rustfmt::skip]
static TITLE_WORDS: &[&str] = &[
    "a", "about", "above", "accelerate", "accelerating", "accessibility", "accident", "achieve", "achieving",
    "across", "adaptive", "adding", "advanced", "adventures", "africa", "after", "agent", "agentic", "agents",
    "agility", "ai", "alerting", "all", "allocation", "allocator", "alternative", "ama", "ambassador", "ambassadors",
    "ambient", "america", "among", "an", "analysis", "analytics", "analyzing", "anchor", "ancient", "and",
    "announced", "announcing", "antipatterns", "any", "anything", "api", "apis", "app", "application",
    "applications", "approach", "apps", "architecting", "architecture", "are", "area", "argo", "argocd", "art",
    "as", "asia", "ask", "astronomy", "asynchronous", "at", "attack", "attacks", "attend", "attestation",
    "audit", "authentication", "authorization", "auto", "automate", "automated", "automatic", "automating",
    "automation", "autonomous", "autoscaling", "availability", "avoid", "avoiding", "award", "awards", "back",
    "backend", "backstage", "backup", "backups", "balancing", "banking", "bare", "based", "basics", "batch",
    "battle", "bay", "become", "becoming", "been", "before", "beginner", "beginners", "behind", "being",
    "benchmarking", "best", "better", "between", "beyond", "big", "billing", "birds", "boost", "boosting",
    "booth", "both", "break", "breaking", "breakout", "bridging", "bring", "bringing", "broken", "browser",
    "budget", "bug", "build", "builder", "builders", "building", "built", "burnout", "business", "busting",
    "but", "by", "byte", "bytecode", "bytes", "cache", "caching", "can", "carbon", "case", "cases", "catalog",
    "certificate", "certificates", "cfp", "challenge", "challenges", "change", "changes", "changing", "chaos",
    "checklist", "china", "choose", "choosing", "chronicles", "ci", "cilium", "clean", "clear", "climate",
    "closing", "cloud", "clouds", "cloudy", "cluster", "clusters", "cncf", "co-located", "code", "collaboration",
    "collector", "colocated", "combined", "combining", "come", "comes", "coming", "communities", "community",
    "comparing", "compass", "compatibility", "compiler", "compilers", "complete", "complex", "complexity",
    "compliance", "compression", "computing", "concepts", "conclusion", "concurrent", "confessions",
    "confidential", "configuration", "configuring", "connect", "connecting", "connections", "connectivity",
    "container", "containers", "contention", "contribfest", "contribute", "contributing", "contribution",
    "contributor", "contributors", "control", "controller", "controllers", "conventions", "cookbook", "cookie",
    "cost", "costs", "could", "course", "cpu", "craft", "crash", "create", "creating", "cross", "crossing",
    "culture", "custom", "customer", "cybersecurity", "daily", "dapr", "dark", "dashboard", "data", "database",
    "databases", "day", "days", "debug", "debugging", "declarative", "deep", "default", "defending", "defense",
    "delivering", "delivery", "demo", "demystified", "demystifying", "dependency", "deploy", "deploying",
    "deployment", "deployments", "deprecation", "design", "designing", "desktop", "detecting", "detection",
    "developer", "developers", "developing", "development", "device", "devops", "did", "different", "digital",
    "disaster", "discover", "discovery", "discussion", "disk", "distributed", "dive", "diversity", "diving",
    "do", "doc", "documentary", "documentation", "does", "doing", "done", "down", "dragon", "driven", "driving",
    "drone", "dynamic", "each", "early", "easy", "ebay", "ebpf", "ecosystem", "edge", "education", "effective",
    "efficiency", "efficient", "elastic", "embedded", "embedding", "embeddings", "empower", "empowering",
    "enable", "enabling", "encryption", "end", "endless", "energy", "enforcement", "engine", "engineer",
    "engineering", "engineers", "enhancing", "enough", "ensuring", "enterprise", "environment", "environments",
    "envoy", "era", "error", "essentials", "europe", "event", "event-driven", "events", "every", "everyone",
    "everything", "evolution", "evolve", "evolving", "exam", "example", "examples", "experience", "experiences",
    "explained", "exploit", "exploring", "exporter", "extend", "extending", "extensions", "external", "eyes", "face",
    "factory", "failover", "failure", "failures", "farewell", "farm", "fast", "faster", "feather", "feature",
    "features", "federated", "federation", "fighting", "film", "finance", "find", "fine", "firmware", "first",
    "five", "fix", "fixed", "flow", "flux", "fluxcd", "food", "for", "foundations", "foundry", "four",
    "framework", "friday", "from", "frontend", "full", "fun", "function", "functional", "functions",
    "fundamentals", "future", "fuzzing", "gains", "game", "games", "gateway", "gateways", "generation", "get",
    "getting", "ghost", "giant", "gitops", "give", "global", "go", "goes", "going", "good", "goodbye", "got",
    "governance", "government", "gpu", "grafana", "graph", "great", "green", "growing", "growth", "guarantee",
    "guarantees", "guide", "guides", "half", "hallway", "hand", "handbook", "handling", "hands", "happiness",
    "happy", "harbor", "hard", "hardening", "hardware", "harness", "harnessing", "have", "health", "healthcare",
    "hello", "helm", "help", "helping", "herd", "here", "hero", "hidden", "hiding", "high", "hiring", "hosted",
    "how", "howdy", "hub", "hubble", "huge", "human", "hybrid", "hypervisor", "identities", "identity", "if",
    "image", "images", "impact", "imperative", "imperfect", "implementation", "implementing", "improve",
    "improving", "in", "incident", "incidents", "inclusion", "incremental", "index", "indexing", "india",
    "industrial", "inference", "infinite", "infrastructure", "ingress", "innovation", "inside", "insights",
    "instrumentation", "insurance", "integrating", "integration", "intelligence", "intelligent", "interactive",
    "interface", "internal", "internals", "interoperability", "interpreter", "into", "intro", "introducing",
    "introduction", "is", "isolation", "issues", "istio", "it", "its", "jaeger", "jail", "japan", "join",
    "journey", "joy", "just", "k8s", "keep", "keeping", "kernel", "kernels", "kettle", "key", "keynote",
    "keynotes", "kiali", "kick-off", "kickoff", "kiosk", "knative", "know", "kubecon", "kubernetes", "lab",
    "lakehouse", "lambda", "land", "language", "lantern", "large", "late", "latency", "latest", "layer",
    "leadership", "learn", "learned", "learning", "learnings", "legacy", "legend", "lens", "less", "lesson",
    "lessons", "let", "lets", "level", "levels", "leverage", "leveraging", "library", "life", "lifecycle",
    "lightning", "like", "limits", "lineage", "link", "linkerd", "linux", "live", "load", "local",
    "localization", "lock", "log", "logging", "logical", "logistics", "logs", "london", "long", "look",
    "looking", "losses", "loud", "low", "lunch", "machine", "made", "magic", "maintainer", "maintainers", "make",
    "makes", "making", "malware", "manage", "managed", "management", "managing", "manual", "many", "map",
    "market", "massive", "mastering", "me", "measuring", "media", "meet", "meeting", "memory", "mentoring",
    "merged", "mesh", "meshes", "message", "messaging", "metal", "metrics", "microservice", "microservices",
    "migrate", "migrating", "migration", "migrations", "minimal", "minimum", "misfit", "mission", "mistake",
    "mistakes", "mitigating", "mobile", "model", "models", "modern", "modernizing", "monday", "monitor",
    "monitoring", "monolith", "monoliths", "monster", "more", "most", "move", "movie", "moving", "multi",
    "multicloud", "music", "my", "myth", "myths", "name", "native", "navigating", "need", "needs", "network",
    "networking", "networks", "neural", "never", "new", "next", "ninja", "no", "node", "nodes", "north", "not",
    "now", "observability", "observable", "observing", "odyssey", "of", "off", "office", "old", "on", "one",
    "online", "only", "open", "opening", "opentelemetry", "operate", "operating", "operations", "operator",
    "operators", "optimization", "optimize", "optimizing", "or", "orbit", "orchestrating", "orchestration",
    "otel", "other", "our", "out", "outage", "outages", "outro", "over", "overcoming", "overview", "own",
    "panel", "paper", "parallel", "partitioning", "past", "patching", "path", "pattern", "patterns", "pavilion",
    "pay", "people", "perfect", "performance", "permission", "permissions", "physical", "pipeline", "pipelines",
    "pirate", "pitfalls", "plain", "platform", "platforms", "play", "playbook", "please", "plugin", "pod",
    "pods", "point", "policies", "policy", "portable", "position", "poster", "postmortem", "power", "powered",
    "powerful", "powering", "practical", "practice", "practices", "present", "presentation", "preview",
    "pricing", "primer", "principles", "privacy", "private", "problem", "problems", "process", "processing",
    "product", "production", "productivity", "profiling", "program", "programming", "project", "projects",
    "prometheus", "promotion", "prompts", "protecting", "protection", "protocol", "protocols", "provenance",
    "providing", "proxies", "proxy", "public", "pushing", "puzzle", "quality", "quantum", "queries", "query",
    "quest", "question", "questions", "queue", "quick", "quickly", "quiz", "ran", "rapid", "rate", "reactive",
    "real", "real-time", "reality", "really", "realtime", "recap", "recipes", "recommended", "recovery",
    "redefining", "reducing", "refactoring", "registration", "registries", "registry", "relational", "release",
    "releases", "reliability", "reliable", "reloaded", "remarks", "remote", "replication", "request", "requests",
    "research", "resilience", "resilient", "resource", "response", "rest", "restore", "results", "retail", "rethinking",
    "review", "revisited", "revolution", "right", "road", "roadmap", "robot", "robotics", "robust", "rocket",
    "role", "rollout", "rollouts", "root", "rounds", "routing", "run", "running", "runtime", "runtimes", "safe",
    "saga", "sampling", "sandbox", "sandboxing", "saturday", "save", "saves", "saving", "scalability",
    "scalable", "scale", "scaling", "scars", "schedule", "scheduler", "schedulers", "scheduling", "schema",
    "science", "scientific", "sdk", "seamless", "second", "secret", "secrets", "secure", "securing", "security",
    "see", "self", "semantic", "sensor", "server", "serverless", "service", "services", "serving", "session",
    "sessions", "set", "sharding", "share", "sharing", "shift", "should", "show", "side", "sidecar", "sidecars",
    "sig", "sight", "signal", "signals", "signature", "signing", "silent", "silicon", "simple", "simplified",
    "simplify", "simplifying", "single", "six", "slow", "small", "smart", "so", "software", "solution",
    "solutions", "solve", "solving", "some", "source", "space", "special", "specification", "speed", "spiffe",
    "spire", "sponsor", "sponsored", "sponsors", "spotlight", "sprint", "stack", "stage", "standard",
    "standardizing", "standards", "start", "started", "state", "stateful", "stateless", "static", "status",
    "step", "steps", "stop", "storage", "stories", "story", "strategies", "strategy", "stream", "streaming",
    "streamline", "streamlining", "structured", "studio", "success", "successful", "summit", "sunday", "super",
    "supply", "support", "supporting", "supreme", "sustainability", "sustainable", "swiss", "synchronous",
    "system", "systems", "tag", "take", "taking", "tale", "tales", "talk", "talks", "taming", "team", "teams",
    "tech", "technical", "techniques", "technology", "telco", "telecom", "telemetry", "ten", "tenancy", "tenant",
    "tenants", "test", "testing", "tetragon", "than", "that", "the", "theater", "theatre", "their", "them",
    "then", "theory", "there", "these", "they", "things", "think", "this", "those", "thoughts", "threat",
    "three", "through", "throughput", "thursday", "time", "timing", "tiny", "tips", "to", "toc", "today",
    "together", "token", "tokens", "too", "tool", "toolbox", "tooling", "tools", "top", "topic", "topology",
    "towards", "trace", "traces", "tracing", "track", "tracking", "tradeoffs", "traffic", "training",
    "transform", "transformation", "transforming", "translation", "transparent", "trends", "triage", "tricks",
    "trivia", "trust", "truth", "tuesday", "tuning", "tutorial", "two", "ultimate", "uncovered", "under",
    "understanding", "unified", "unifying", "university", "unleash", "unleashed", "unleashing", "unlock",
    "unlocked", "unlocking", "untangled", "unveiling", "up", "update", "updates", "updating", "upgrade",
    "upgrades", "upgrading", "url", "us", "usage", "use", "user", "users", "using", "value", "vector", "vehicle",
    "velocity", "version", "versions", "very", "via", "viable", "video", "view", "virtual", "virtualization",
    "visibility", "vision", "visual", "visualizing", "vs", "vulnerabilities", "vulnerability", "walk", "want",
    "war", "warehouse", "was", "wasm", "water", "way", "ways", "we", "web", "webassembly", "wednesday",
    "welcome", "well", "wellness", "went", "were", "wg", "what", "when", "where", "which", "while", "who",
    "whole", "why", "wild", "will", "win", "with", "within", "without", "wizard", "word", "work", "workflow",
    "workflows", "working", "workload", "workloads", "works", "workshop", "workshops", "world", "worlds",
    "would", "wrap", "wrap-up", "wrong", "year", "years", "york", "you", "your", "yourself", "youtube", "zero",
    "zombie", "zone",
];

/// Whether a word in lower case says what is being done, by its end: "tracing", unlike "king" and "mei-ling".
pub fn is_gerund(word: &str) -> bool {
    let last = word.rsplit('-').next().unwrap_or(word);
    last.chars().count() >= 6 && last.ends_with("ing")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_in_order() {
        assert!(TITLE_WORDS.is_sorted());
        assert!(is_title_word("operation") && is_title_word("keynotes") && !is_title_word("zora"));
    }

    #[test]
    fn what_is_being_done() {
        assert!(is_gerund("tracing") && !is_gerund("king") && !is_gerund("traced"));
        assert!(is_gerund("re-imagining") && !is_gerund("mei-ling"));
    }
}
