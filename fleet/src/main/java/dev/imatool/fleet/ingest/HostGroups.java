package dev.imatool.fleet.ingest;

import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.Printable;
import dev.imatool.fleet.table.HostRow;
import dev.imatool.parsers.FileNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The groups of hosts in a CSV file: {@code host,host_group}, with that line at its head or without; further columns are not read. */
public final class HostGroups {
    private HostGroups() {}

    /**
     * The rows of a file, in its order.
     *
     * @throws UnreadableInputException if it cannot be read
     */
    public static List<HostRow> read(Path file) throws IOException {
        List<HostRow> hosts = new ArrayList<>();
        List<String> lines;
        try {
            lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException unread) {
            throw UnreadableInputException.ofFile(FileNames.name(file), unread);
        }
        for (String line : lines) {
            String[] values = line.split(",", -1);
            boolean head =
                    hosts.isEmpty() && values.length > 1 && value(values[0]).equals("host");
            if (values.length > 1 && !head) {
                hosts.add(new HostRow(Printable.ofText(value(values[0])), Printable.ofText(value(values[1]))));
            }
        }
        return hosts;
    }

    private static String value(String cell) {
        String bare = cell.strip();
        return bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"")
                ? bare.substring(1, bare.length() - 1)
                : bare;
    }
}
