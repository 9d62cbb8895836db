//! Reference data is YAML for those who edit it and JSON for the program, which reads that in a tenth
//! of the time: most of a short run would go by otherwise.

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
    Ok(())
}
