package dev.imatool.cli.command.fleet;

import dev.imatool.cli.terminal.Progress;
import dev.imatool.cli.terminal.Streams;
import dev.imatool.fleet.ingest.FleetIngest;

/** Tells a person how many hosts are done. */
final class FleetProgress implements FleetIngest.Watcher {
    private final Streams streams;
    private final Progress progress;

    FleetProgress(Streams streams) {
        this.streams = streams;
        this.progress = new Progress(streams);
    }

    @Override
    public synchronized void waiting() {
        streams.err().println("imatool: note: another ingest writes this fleet: waiting for it");
    }

    @Override
    public synchronized void hosts(long done, long all) {
        progress.hosts(done, all);
        if (done == all) {
            progress.close();
        }
    }
}
