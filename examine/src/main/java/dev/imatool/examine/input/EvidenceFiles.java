package dev.imatool.examine.input;

import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.ReadFile;
import dev.imatool.parsers.FileNames;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.evidence.Evidence;
import dev.imatool.parsers.evidence.EvidenceReader;
import dev.imatool.parsers.evidence.Part;
import dev.imatool.parsers.evidence.PartKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of collected evidence that a report names: those of a folder, or the archive that all of it lies in. */
public final class EvidenceFiles {
    private final InputArguments inputs;

    /** @param inputs the command line that names the evidence */
    public EvidenceFiles(InputArguments inputs) {
        this.inputs = inputs;
    }

    /**
     * The same evidence, whose event logs and files of checksums are remembered when they are opened.
     *
     * @param name what the user calls the folder or archive
     */
    public Evidence watched(String name, Path path, Evidence evidence) throws IOException {
        if (!Files.isDirectory(path)) {
            inputs.addArchive(name, path);
            return evidence;
        }
        for (String archive : evidence.disk().archives()) {
            inputs.addArchive(archive, FileNames.path(archive));
        }
        List<Part> parts = evidence.parts().stream()
                .map(part -> evidence.disk().later().contains(part.source().name())
                                && part.kind() != PartKind.MEASUREMENT_LIST
                        ? part.from(inputs.watched(role(part.kind()), part.source()))
                        : part)
                .toList();
        return evidence.with(parts);
    }

    /**
     * A single file that is a part of evidence; empty where it is none that is known. All but a list are remembered.
     *
     * @throws IOException if it cannot be read
     */
    public Optional<Part> file(String name, Path path) throws IOException {
        Optional<Part> part = EvidenceReader.classify(InputSource.ofFile(path), name);
        if (part.filter(each -> each.kind() != PartKind.MEASUREMENT_LIST).isPresent()) {
            inputs.open(role(part.get().kind()), path).close();
        }
        return part;
    }

    /** Remembers those of {@code used} that were read as a whole, and documents that held any of them. */
    public void used(Evidence evidence, Collection<Part> used) {
        Map<String, InputRole> roles = new HashMap<>();
        for (Part part : used) {
            String name = part.source().name();
            roles.put(name, role(part.kind()));
            for (int slash = name.lastIndexOf('/'); slash > 0; slash = name.lastIndexOf('/', slash - 1)) {
                roles.putIfAbsent(name.substring(0, slash), InputRole.QUOTE);
            }
        }
        evidence.disk().whole().forEach((name, digest) -> {
            if (roles.containsKey(name)) {
                inputs.add(new ReadFile(roles.get(name), name, digest.sha256(), digest.bytes()));
            }
        });
    }

    private static InputRole role(PartKind kind) {
        return switch (kind) {
            case MEASUREMENT_LIST, EMPTY_LIST -> InputRole.LIST;
            case QUOTE_MESSAGE -> InputRole.QUOTE;
            case QUOTE_SIGNATURE -> InputRole.SIGNATURE;
            case PCR_VALUES -> InputRole.PCRS;
            case PUBLIC_KEY -> InputRole.KEY;
            case EVENT_LOG, RECORD_LOG -> InputRole.EVENT_LOG;
            case NONCE -> InputRole.NONCE;
            case AUDIT_LOG -> InputRole.AUDIT;
            case MANIFEST -> InputRole.MANIFEST;
            case ENTRY_COUNT, VIOLATION_COUNT -> InputRole.OTHER;
        };
    }
}
