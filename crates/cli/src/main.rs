//! The program `enslinje`: reads the command line, runs one command, tells the outcome.

mod arguments;
mod comma_separated;
mod commands;
mod database;
mod desk;
mod failure;
mod files;
mod listed;
mod load;
mod memory;
mod progress;
mod protect;
mod terminal;
mod written;

use arguments::{Arguments, Command, Language};
use clap::{ArgMatches, CommandFactory, FromArgMatches};
use enslinje_text::{Locale, Messages};
use std::process::ExitCode;
use terminal::Terminal;

/// Reports and many months of figures ask for much memory in small parts: docs/decisions/0007.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let matches = Arguments::command().get_matches();
    let arguments = match Arguments::from_arg_matches(&matches) {
        Ok(arguments) => arguments,
        Err(error) => error.exit(),
    };
    let locale = match arguments.language {
        Language::Sv => Locale::Sv,
        Language::En => Locale::En,
    };
    let terminal = Terminal::new(Messages::new(locale));
    let outcome = match &arguments.command {
        Command::Demo(demo) => commands::demo::run(&terminal, demo),
        Command::Simulate(simulate) => commands::simulate::run(&terminal, simulate),
        Command::Indicators(indicators) => commands::indicators::run(&terminal, indicators),
        Command::Explain(explain) => commands::explain::run(&terminal, explain),
        Command::Report(report) => commands::report::run(&terminal, report),
        Command::Check(check) => commands::check::run(&terminal, check),
        Command::Db(db) => commands::db::run(&terminal, db),
        Command::Case(case) => commands::case::run(&terminal, case),
        Command::Watch(watch) => commands::watch::run(&terminal, watch),
        Command::Digest(digest) => commands::digest::run(&terminal, digest),
        Command::Import(import) => commands::import::run(&terminal, import),
        Command::Snapshot(snapshot) => commands::snapshot::run(&terminal, snapshot),
        Command::Access(access) => commands::access::run(&terminal, access),
        Command::Log(log) => commands::log::run(&terminal, log),
        Command::Unexecuted(unexecuted) => commands::unexecuted::run(&terminal, unexecuted),
        Command::Retention(retention) => commands::retention::run(&terminal, retention),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            let code = failure.code();
            terminal.failure(&failure.in_database(database_of(&matches)));
            code
        }
    }
}

/// The address of the database that the command was given.
fn database_of(mut matches: &ArgMatches) -> Option<&str> {
    loop {
        if let Ok(Some(address)) = matches.try_get_one::<String>("db") {
            return Some(address);
        }
        matches = matches.subcommand()?.1;
    }
}
