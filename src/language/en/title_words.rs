//! Common words of talk titles: capitalised they look like names, and are none.

/// Whether a word in lower case is a common one of titles, in the singular or the plural.
pub fn is_title_word(word: &str) -> bool {
    let known = |word: &str| TITLE_WORDS.binary_search(&word).is_ok();
    known(word) || word.strip_suffix('s').is_some_and(known) || known(&format!("{word}s"))
}

/// In lower case and in order.
#[rustfmt::skip]
static TITLE_WORDS: &[&str] = &[
    "a", "about", "above", "accelerate", "accelerating", "achieve", "achieving", "across", "adding", "advanced",
    "adventures", "africa", "after", "agent", "agentic", "agents", "ai", "all", "alternative", "ambassador",
    "ambassadors", "ambient", "america", "among", "an", "analysis", "analytics", "analyzing", "anchor", "and",
    "announced", "announcing", "any", "anything", "api", "apis", "app", "application", "applications", "approach",
    "apps", "architecting", "architecture", "are", "argo", "argocd", "art", "as", "asia", "at", "attack", "attacks",
    "attend", "audit", "authentication", "authorization", "auto", "automate", "automated", "automating",
    "automation", "autoscaling", "availability", "avoid", "avoiding", "award", "awards", "back", "backstage",
    "balancing", "bare", "based", "basics", "battle", "become", "becoming", "been", "before", "beginner",
    "beginners", "behind", "being", "best", "better", "between", "beyond", "big", "birds", "boost", "boosting",
    "booth", "both", "break", "breaking", "breakout", "bridging", "bring", "bringing", "bug", "build", "builder",
    "builders", "building", "built", "business", "busting", "but", "by", "bytes", "cache", "can", "case", "cases",
    "catalog", "certificate", "certificates", "cfp", "challenge", "challenges", "change", "changes", "changing",
    "chaos", "china", "choose", "choosing", "ci", "cilium", "clean", "clear", "closing", "cloud", "cloudy",
    "cluster", "clusters", "cncf", "co-located", "code", "collaboration", "collector", "colocated", "combined",
    "combining", "come", "comes", "coming", "community", "comparing", "compass", "complete", "complex", "complexity",
    "compliance", "computing", "concepts", "conclusion", "confidential", "configuration", "configuring", "connect",
    "connecting", "connections", "connectivity", "container", "containers", "contention", "contribfest",
    "contribute", "contributing", "contribution", "contributor", "contributors", "control", "controller", "cost",
    "costs", "could", "craft", "create", "creating", "cross", "crossing", "custom", "customer", "cybersecurity",
    "daily", "dapr", "dark", "dashboard", "data", "database", "databases", "day", "days", "debug", "debugging",
    "deep", "defending", "defense", "delivering", "delivery", "demo", "demystifying", "dependency", "deploy",
    "deploying", "deployment", "deployments", "design", "designing", "detecting", "detection", "developer",
    "developers", "developing", "development", "devops", "did", "different", "digital", "discover", "discovery",
    "discussion", "distributed", "dive", "diving", "do", "documentary", "does", "doing", "done", "down", "driven",
    "driving", "dynamic", "each", "early", "easy", "ebay", "ebpf", "ecosystem", "edge", "effective", "efficiency",
    "efficient", "empower", "empowering", "enable", "enabling", "end", "energy", "enforcement", "engine", "engineer",
    "engineering", "engineers", "enhancing", "enough", "ensuring", "enterprise", "environment", "environments",
    "envoy", "era", "error", "europe", "event", "events", "every", "everyone", "everything", "evolution", "evolve",
    "evolving", "exam", "examples", "experience", "experiences", "explained", "exploring", "extend", "extending",
    "extensions", "eyes", "face", "farm", "fast", "faster", "feature", "features", "federated", "federation",
    "fighting", "film", "find", "fine", "first", "five", "fix", "flow", "flux", "fluxcd", "for", "foundry", "four",
    "framework", "from", "full", "fun", "function", "functions", "fundamentals", "future", "game", "gateway",
    "generation", "get", "getting", "gitops", "give", "global", "go", "goes", "going", "good", "got", "governance",
    "grafana", "great", "green", "growing", "growth", "guide", "guides", "hallway", "handling", "hands", "happy",
    "harbor", "hard", "hardening", "harness", "harnessing", "have", "health", "hello", "helm", "help", "helping",
    "herd", "here", "hidden", "hiding", "high", "hosted", "how", "hub", "hubble", "human", "hybrid", "identity",
    "if", "impact", "implementation", "implementing", "improve", "improving", "in", "incident", "india",
    "infrastructure", "ingress", "innovation", "inside", "insights", "instrumentation", "integrating", "integration",
    "intelligence", "interactive", "interface", "interoperability", "into", "intro", "introducing", "introduction",
    "is", "isolation", "issues", "istio", "it", "its", "jaeger", "japan", "join", "journey", "just", "k8s", "keep",
    "keeping", "kernel", "kettle", "key", "keynote", "keynotes", "kiali", "kiosk", "knative", "know", "kubecon",
    "kubernetes", "lab", "lambda", "land", "language", "lantern", "large", "latency", "latest", "layer", "learn",
    "learned", "learning", "lens", "less", "lessons", "let", "lets", "level", "levels", "leverage", "leveraging",
    "library", "life", "lifecycle", "lightning", "like", "limits", "linkerd", "linux", "live", "load", "local",
    "lock", "log", "logging", "logistics", "logs", "london", "long", "look", "looking", "low", "lunch", "machine",
    "made", "maintainer", "maintainers", "make", "makes", "making", "manage", "managed", "management", "managing",
    "many", "map", "market", "massive", "mastering", "me", "measuring", "media", "meet", "meeting", "mesh", "meshes",
    "message", "messaging", "metal", "metrics", "migrate", "migrating", "migration", "minimal", "misfit", "mission",
    "mitigating", "mobile", "model", "modern", "modernizing", "monitor", "monitoring", "monolith", "more", "most",
    "move", "moving", "multi", "my", "native", "navigating", "need", "needs", "network", "networking", "networks",
    "never", "new", "next", "no", "node", "nodes", "north", "not", "now", "observability", "observable", "observing",
    "of", "off", "office", "old", "on", "one", "online", "only", "open", "opening", "opentelemetry", "operate",
    "operating", "operations", "operator", "operators", "optimization", "optimize", "optimizing", "or", "orbit",
    "orchestrating", "orchestration", "otel", "other", "our", "out", "over", "overcoming", "overview", "own",
    "panel", "paper", "paris", "past", "path", "pattern", "patterns", "pavilion", "pay", "people", "performance",
    "pipeline", "pipelines", "pitfalls", "plain", "platform", "platforms", "play", "please", "plugin", "pod", "pods",
    "point", "policies", "policy", "portable", "position", "poster", "power", "powered", "powerful", "powering",
    "practical", "practice", "practices", "present", "presentation", "preview", "principles", "privacy", "private",
    "problem", "problems", "process", "processing", "product", "production", "productivity", "profiling", "program",
    "programming", "project", "projects", "prometheus", "promotion", "protecting", "protection", "protocol",
    "providing", "proxies", "proxy", "public", "pushing", "quality", "quest", "question", "questions", "quick",
    "quickly", "rate", "real", "reality", "really", "recap", "recipes", "recommended", "redefining", "reducing",
    "registration", "release", "reliability", "reliable", "remarks", "remote", "request", "requests", "resilience",
    "resilient", "response", "results", "rethinking", "review", "revolution", "right", "road", "roadmap", "robotics",
    "robust", "rocket", "role", "root", "routing", "run", "running", "runtime", "safe", "sampling", "save", "saves",
    "saving", "scalable", "scale", "scaling", "scars", "schedule", "sdk", "seamless", "second", "secret", "secrets",
    "secure", "securing", "security", "see", "self", "semantic", "server", "serverless", "service", "services",
    "serving", "session", "sessions", "set", "share", "sharing", "shift", "should", "show", "side", "sidecar", "sig",
    "sight", "signal", "signals", "simple", "simplified", "simplify", "simplifying", "single", "six", "small",
    "smart", "so", "software", "solution", "solutions", "solve", "solving", "some", "source", "space", "special",
    "speed", "spiffe", "spire", "sponsor", "sponsored", "sponsors", "spotlight", "stack", "standard",
    "standardizing", "standards", "start", "started", "state", "stateful", "status", "step", "steps", "stop",
    "storage", "stories", "story", "strategies", "strategy", "stream", "streaming", "streamline", "streamlining",
    "studio", "success", "successful", "summit", "super", "supply", "support", "supporting", "sustainability",
    "sustainable", "swiss", "system", "systems", "tag", "take", "taking", "tale", "talk", "talks", "taming", "team",
    "teams", "tech", "technical", "technology", "telco", "telecom", "telemetry", "ten", "test", "testing",
    "tetragon", "than", "that", "the", "their", "them", "then", "there", "these", "they", "things", "think", "this",
    "those", "three", "through", "time", "timing", "tips", "to", "toc", "today", "together", "too", "tool",
    "toolbox", "tooling", "tools", "top", "topic", "topology", "towards", "trace", "traces", "tracing", "track",
    "tracking", "tradeoffs", "traffic", "transform", "transformation", "transforming", "transparent", "trends",
    "triage", "trust", "truth", "tuning", "tutorial", "two", "ultimate", "under", "understanding", "unified",
    "unifying", "university", "unleash", "unleashing", "unlock", "unlocking", "unveiling", "up", "update", "updates",
    "updating", "upgrade", "upgrades", "upgrading", "us", "usage", "use", "user", "users", "using", "value", "very",
    "via", "video", "view", "virtual", "visibility", "vision", "visualizing", "vs", "walk", "want", "war", "was",
    "wasm", "way", "ways", "we", "web", "webassembly", "welcome", "well", "went", "were", "wg", "what", "when",
    "where", "which", "while", "who", "whole", "why", "wild", "will", "win", "with", "within", "without", "word",
    "work", "workflow", "workflows", "working", "workload", "workloads", "works", "workshop", "workshops", "world",
    "worlds", "would", "wrong", "year", "years", "york", "you", "your", "yourself", "zero", "zone",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_in_order() {
        assert!(TITLE_WORDS.is_sorted());
        assert!(is_title_word("operation") && is_title_word("keynotes") && !is_title_word("zora"));
    }
}
