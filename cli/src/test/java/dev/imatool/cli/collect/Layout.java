package dev.imatool.cli.collect;

import dev.imatool.fixtures.corpus.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a collector names what it takes.
 *
 * @param name the collector, and which of its layouts
 * @param evidence where the files of securityfs, sysfs and a quote taken before them are
 * @param packed what the collector hands over: {@code folder}, {@code zip}, {@code tar} or {@code tar.gz}
 * @param notes what it writes beside them, by path
 */
record Layout(String name, Naming evidence, List<String> packed, Map<String, String> notes) {
    /** Where a file is that was {@code path} on the host, or {@code name} in the output of our own script. */
    interface Naming {
        String of(String path, String name);
    }

    private static final String IMA = "sys/kernel/security/ima/";

    @Override
    public String toString() {
        return name;
    }

    /** The members of a host of the corpus in this layout. */
    Map<String, byte[]> members(Snapshot snapshot) throws IOException {
        Map<String, byte[]> members = new TreeMap<>();
        for (String list : List.of("binary_runtime_measurements", "ascii_runtime_measurements")) {
            members.put(evidence.of(IMA + list, "ima/" + list), Files.readAllBytes(snapshot.file(list)));
        }
        members.put(
                evidence.of(IMA + "runtime_measurements_count", "ima/runtime_measurements_count"),
                (Files.readAllLines(snapshot.ascii()).size() + "\n").getBytes(StandardCharsets.UTF_8));
        members.put(evidence.of(IMA + "violations", "ima/violations"), "0\n".getBytes(StandardCharsets.UTF_8));
        members.put(
                evidence.of("sys/kernel/security/tpm0/binary_bios_measurements", "tpm/binary_bios_measurements"),
                Files.readAllBytes(snapshot.eventLog().orElseThrow()));
        for (String name : List.of("quote.msg", "quote.sig", "quote.pcrs", "ak.pub", "nonce.hex")) {
            members.put(evidence.of("root/attest/" + name, "tpm/" + name), Files.readAllBytes(snapshot.file(name)));
        }
        Path values = snapshot.pcrSysfs().orElseThrow();
        if (copiesFiles()) {
            for (String line : Files.readAllLines(values)) {
                String[] words = line.split(" ");
                String path = "sys/class/tpm/tpm0/pcr-" + words[0] + "/" + words[1];
                members.put(evidence.of(path, path), (words[2] + "\n").getBytes(StandardCharsets.UTF_8));
            }
        } else {
            members.put(evidence.of("", "tpm/pcrs.sysfs.txt"), Files.readAllBytes(values));
        }
        notes.forEach((path, text) -> members.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return members;
    }

    /** Whether it takes files under their paths; one that runs our script has that script's names. */
    private boolean copiesFiles() {
        return evidence.of("path", "name").endsWith("path");
    }

    private static Layout byPath(String name, String prefix, List<String> packed, Map<String, String> notes) {
        return new Layout(name, (path, ours) -> prefix + path, packed, notes);
    }

    private static Layout byScript(String name, String prefix, List<String> packed, Map<String, String> notes) {
        return new Layout(name, (path, ours) -> prefix + ours, packed, notes);
    }

    /** Rows as Velociraptor keeps them: one JSON object a line, and an index of 8 bytes a row. */
    private static Map<String, String> velociraptor(String prefix, String artifact) {
        String row = "{\"Name\":\"ima/binary_runtime_measurements\",\"Size\":13874,\"Upload\":{\"Path\":"
                + "\"/ima/binary_runtime_measurements\",\"Size\":13874,\"UploadId\":0,\"StoredSize\":13874,\"StoredName\":"
                + "\"/uploads/auto/ima/binary_runtime_measurements\",\"Components\":[\"uploads\",\"auto\",\"ima\","
                + "\"binary_runtime_measurements\"]}}\n";
        String log = "{\"_ts\":1796000000,\"client_time\":1796000000,\"level\":\"DEFAULT\",\"message\":\"Starting"
                + " collection of " + artifact + "\\n\"}\n";
        return Map.of(
                prefix + "results/" + artifact + ".json", row,
                prefix + "results/" + artifact + ".json.index", "\0\0\0\0\0\1\0\0",
                prefix + "log.json", log,
                prefix + "log.json.index", "\0\0\0\0\0\1\0\0",
                prefix + "uploads.json",
                        "{\"Timestamp\":\"2026-11-29T17:00:00Z\",\"started\":\"2026-11-29 17:00:00 +0000 UTC\","
                                + "\"vfs_path\":\"/ima/binary_runtime_measurements\",\"_Components\":[\"uploads\",\"auto\","
                                + "\"ima\",\"binary_runtime_measurements\"],\"file_size\":13874,\"uploaded_size\":13874}\n",
                prefix + "requests.json", "{\"items\":[{\"session_id\":\"F.1234\"}]}\n",
                prefix + "collection_context.json",
                        "{\"client_id\":\"C.1235\",\"session_id\":\"F.1234\",\"total_collected_rows\":1,\"state\":2}\n",
                prefix + "client_info.json", "{\"client_id\":\"C.1235\",\"hostname\":\"host1\",\"fqdn\":\"host1\"}\n");
    }

    private static Map<String, String> with(Map<String, String> notes, String path, String text) {
        Map<String, String> more = new TreeMap<>(notes);
        more.put(path, text);
        return more;
    }

    /**
     * The collectors. Paths are those of their sources: Velociraptor's {@code vql/server/downloads} and
     * {@code vql/tools/collector} with the archives of their tests, CyLR's {@code SharpZipArchive}, GRR's
     * {@code archive_generator}, acquire's {@code collector}, sos's archive, UAC's {@code uac}; KAPE's as documented.
     */
    static List<Layout> all() {
        String ours = "Custom.Linux.Forensics.IMA";
        String files = "Generic.Collectors.File";
        String host = "host1-C.1235/";
        return List.of(
                byScript("velociraptor offline", "uploads/auto/", List.of("zip", "folder"), velociraptor("", ours)),
                byPath("velociraptor offline, files", "uploads/file/", List.of("zip"), velociraptor("", files)),
                byScript(
                        "velociraptor export",
                        host + "uploads/auto/",
                        List.of("zip"),
                        with(
                                velociraptor(host, ours),
                                host + "log.csv",
                                "_ts,client_time,level,message\n1796000000,1796000000,DEFAULT,Starting\n")),
                byScript(
                        "velociraptor hunt",
                        host + "uploads/auto/",
                        List.of("zip"),
                        with(
                                with(
                                        velociraptor(host, ours),
                                        "hunt_info.json",
                                        "{\"hunt_id\":\"H.1\",\"state\":\"RUNNING\",\"artifacts\":[\"" + ours
                                                + "\"]}\n"),
                                "results/All " + ours + ".json",
                                "{\"Name\":\"ima/violations\",\"Size\":2,\"FlowId\":\"F.1234\",\"ClientId\":\"C.1235\"}\n")),
                byPath(
                        "cylr",
                        "",
                        List.of("zip"),
                        Map.of("CyLR.log", "2026-11-29T17:00:00 [info] 130 paths identified for collection\n")),
                byPath(
                        "kape-like",
                        "host1/C/",
                        List.of("folder", "zip"),
                        Map.of(
                                "host1/2026-11-29T170000_CopyLog.csv",
                                "CopiedTimestamp,SourceFile,DestinationFile,FileSize,SourceFileSha1,DeferredCopy\n"
                                        + "2026-11-29 17:00:00,/sys/kernel/security/ima/violations,C/sys/kernel/security/ima/"
                                        + "violations,2,09D2AF8DD22201DD8D48E5DCFCAED281FF9422C7,False\n",
                                "host1/2026-11-29T170000_ConsoleLog.txt",
                                "Found 130 files in 0.1 seconds. Copied 130 of 130\n")),
                byPath(
                        "grr",
                        "hunt_h_1234/C.0123456789abcdef/fs/os/",
                        List.of("zip", "tar.gz"),
                        Map.of(
                                "hunt_h_1234/MANIFEST",
                                "archived_files: 130\ndescription: Files archive collection\nfailed_files: 0\nignored_files:"
                                        + " 0\nprocessed_files: 130\n",
                                "hunt_h_1234/C.0123456789abcdef/client_info.yaml",
                                "client_id: C.0123456789abcdef\nos_info:\n  system: Linux\n")),
                byPath(
                        "acquire",
                        "fs/",
                        List.of("tar", "tar.gz"),
                        Map.of(
                                "fs/$metadata$/command-output/mount",
                                "securityfs on /sys/kernel/security type securityfs\n")),
                byScript(
                        "sos, our plugin",
                        "sosreport-host1-2026-11-29-abcdefg/sos_commands/ima/evidence/",
                        List.of("tar.gz", "folder"),
                        sos("sosreport-host1-2026-11-29-abcdefg/")),
                byPath(
                        "sos, files",
                        "sosreport-host1-2026-11-29-abcdefg/",
                        List.of("tar.gz"),
                        sos("sosreport-host1-2026-11-29-abcdefg/")),
                new Layout(
                        "uac",
                        (path, name) -> "live_response/ima/" + name.substring(name.indexOf('/') + 1),
                        List.of("tar.gz", "folder"),
                        Map.of(
                                "uac.log", "2026-11-29 17:00:00 +0000 CMD cat /sys/kernel/security/ima/violations\n",
                                "live_response/ima/uname", "Linux host1 6.12.0 x86_64 GNU/Linux\n")));
    }

    private static Map<String, String> sos(String prefix) {
        return Map.of(
                prefix + "version.txt", "sosreport: 4.10.0\n",
                prefix + "sos_logs/sos.log", "2026-11-29 17:00:00,000 INFO: [plugin:ima] collected\n",
                prefix + "sos_reports/manifest.json", "{\"version\": \"4.10.0\", \"components\": {}}\n",
                prefix + "sos_commands/kernel/uname_-a", "Linux host1 6.12.0 x86_64 GNU/Linux\n");
    }
}
