package dev.imatool.fleet.spark;

import dev.imatool.examine.evidence.Vouched;
import dev.imatool.examine.report.Printable;
import dev.imatool.fleet.collected.CollectedHost;
import dev.imatool.fleet.ingest.HostReader;
import dev.imatool.fleet.ingest.KnownLists;
import dev.imatool.fleet.table.FindingRow;
import dev.imatool.fleet.table.HostSink;
import dev.imatool.fleet.table.ListRow;
import dev.imatool.model.EntryView;
import dev.imatool.render.fleet.FleetWords;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The paths that a few hosts have measured: what the parts of the table are bounded by. */
final class PathSample implements HostSink {
    private static final int HOSTS = 3;
    private static final int MOST_PATHS = 20_000;
    private static final long MOST_BYTES = 32L << 20;

    private final List<String> paths = new ArrayList<>();
    private int ofHost;

    private PathSample() {}

    /** @param hosts the largest first */
    static List<String> of(List<HostUnit> hosts, IngestSettings settings) throws IOException {
        PathSample sample = new PathSample();
        HostReader reader = new HostReader(settings.settings(), new KnownLists(), new FleetWords());
        List<HostUnit> readable = hosts.stream()
                .filter(host -> FetchedEvidence.isLocal(host.evidence()) && host.bytes() < MOST_BYTES)
                .toList();
        for (int i = 0; i < HOSTS && i < readable.size(); i++) {
            HostUnit host = readable.get(i * (readable.size() - 1) / HOSTS);
            sample.ofHost = 0;
            try {
                reader.read(
                        new CollectedHost(
                                Optional.of(host.name()).filter(name -> !name.isEmpty()),
                                FetchedEvidence.local(host.evidence())),
                        sample);
            } catch (IOException | RuntimeException unread) {
                // the task that reads it says so; what came before is good enough
            }
        }
        return sample.paths;
    }

    @Override
    public void entry(EntryView entry, TemplateDigestCheck check, Vouched vouched) {
        if (ofHost < MOST_PATHS) {
            ofHost++;
            paths.add(Printable.of(entry.toEntry().name().path()).text());
        }
    }

    @Override
    public void list(ListRow row, List<FindingRow> findings) {
        // its paths are enough
    }

    @Override
    public void drop() {
        // they are good enough, too
    }
}
