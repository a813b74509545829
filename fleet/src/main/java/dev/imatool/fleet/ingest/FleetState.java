package dev.imatool.fleet.ingest;

import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.ReadFile;
import dev.imatool.fleet.engine.FleetReader;
import dev.imatool.fleet.folder.FleetFolder;
import dev.imatool.fleet.folder.TableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** What a fleet has. */
public final class FleetState {
    private static final String LISTS =
            "select evidence_sha256, host, list_sha256, boot, bytes, entries, format, completeness, stored_entries, collected_sha256 from lists";

    private FleetState() {}

    /** The evidence and lists in it. */
    public static KnownLists known(FleetFolder folder, FleetReader engine) throws IOException {
        KnownLists known = new KnownLists();
        engine.open(folder);
        engine.ask(LISTS, List.of(), new FleetReader.RowTaker() {
            @Override
            public void columns(List<String> names) {
                // as asked
            }

            @Override
            public void row(List<Optional<Object>> values) {
                add(
                        known,
                        values.stream()
                                .map(value -> value.map(Object::toString).orElse(""))
                                .toList());
            }
        });
        return known;
    }

    private static void add(KnownLists known, List<String> row) {
        String host = row.get(1);
        String sha256 = row.get(2);
        String boot = row.get(3);
        long entries = Long.parseLong(row.get(5));
        known.add(row.get(0));
        if (!row.get(9).isEmpty()) {
            known.add(row.get(9));
        }
        // a row that has stored none may be beside one that was to store them, and never came
        if (Long.parseLong(row.get(8)) > 0) {
            known.add(host, sha256, boot);
            if (row.get(6).equals("binary") && row.get(7).equals("complete")) {
                known.add(host, new KnownLists.Earlier(sha256, boot, Long.parseLong(row.get(4)), entries));
            }
        }
    }

    /**
     * The fleet as a file that was read. Files of lists are never changed and are called after what is in them, so that their names tell
     * what a fleet has.
     */
    public static ReadFile identity(FleetFolder folder, InputRole role) throws IOException {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            long bytes = 0;
            for (String table : List.of("lists", "entries", "findings")) {
                for (TableFile file : folder.files(table)) {
                    hash.update((file.name() + "\n").getBytes(StandardCharsets.UTF_8));
                    bytes += file.bytes();
                }
            }
            return new ReadFile(role, folder.name(), HexFormat.of().formatHex(hash.digest()), bytes);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
