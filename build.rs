//! What a short run would mostly be otherwise: reference data is YAML for those who edit it and JSON for the program,
//! which reads that in a tenth of the time, and addresses are settled when the program is linked.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

const FILES: [&str; 4] = ["event_series", "organizations", "projects", "places"];

fn main() -> Result<(), Box<dyn Error>> {
    let out = env::var("OUT_DIR")?;
    for file in FILES {
        let yaml = format!("seeds/{file}.yaml");
        println!("cargo::rerun-if-changed={yaml}");
        let data: serde_json::Value = serde_yaml::from_str(&fs::read_to_string(&yaml)?)
            .map_err(|error| format!("{yaml}: {error}"))?;
        fs::write(Path::new(&out).join(file).with_extension("json"), data.to_string())?;
    }
    if is_glibc_program() {
        // To look 43,000 addresses up again takes half a millisecond to one of the three in which the program starts.
        println!("cargo::rustc-link-arg-bins=-no-pie");
        println!("cargo::rustc-link-arg-examples=-no-pie");
    }
    Ok(())
}

/// Whether the program is linked with glibc when it starts, by a compiler that knows `-no-pie`.
fn is_glibc_program() -> bool {
    let target = |key: &str| env::var(format!("CARGO_CFG_TARGET_{key}")).unwrap_or_default();
    let is_static = target("FEATURE").split(',').any(|it| it == "crt-static");
    target("OS") == "linux" && target("ENV") == "gnu" && !is_static
}
