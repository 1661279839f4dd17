//! Reads a team query as JSON and writes the view as JSON.

use careteam::catalog::Catalog;
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let catalog = Catalog::embedded()?;
    let reader = catalog.reader("en")?;
    let query = serde_json::from_reader(std::io::stdin())?;
    let view = catalog.team(reader, &query)?;
    serde_json::to_writer_pretty(std::io::stdout(), &view)?;
    Ok(())
}
