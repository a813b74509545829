package dev.imatool.examine.diff;

import dev.imatool.examine.input.EvidenceFiles;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.InputProblem;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.parts.FolderList;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.statement.Statement;
import dev.imatool.model.ByteString;
import dev.imatool.model.tpm.Attestation;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.evidence.Evidence;
import dev.imatool.parsers.evidence.EvidenceReader;
import dev.imatool.parsers.evidence.Part;
import dev.imatool.parsers.evidence.PartKind;
import dev.imatool.parsers.tpm.AttestationReader;
import dev.imatool.parsers.tpm.AttestationReading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What one side of a diff is: a list, or the only list of a folder or an archive of evidence, and the quotes that go with it.
 *
 * @param list the list
 * @param quotes the quotes given with it, else those that lie next to it
 * @param notices what is odd about them
 */
record DiffInput(InputSource list, List<Attestation> quotes, List<Notice> notices) {
    private static final int LONGEST_QUOTE = 1 << 16;
    private static final int TAR_MAGIC_AT = 257;

    DiffInput {
        quotes = List.copyOf(quotes);
        notices = List.copyOf(notices);
    }

    /**
     * Finds out what {@code side} is.
     *
     * @param repeatedly true where its input is read more than once
     * @param pass reads lists
     * @throws UnreadableInputException if it cannot be read, is evidence with no list or with several, or if a file given as
     *     a quote is none
     */
    static DiffInput of(DiffQuestion.Side side, boolean repeatedly, ListPass pass) throws IOException {
        InputArguments inputs = pass.inputs();
        Optional<Attestation> given = Optional.empty();
        if (side.quote().isPresent()) {
            given = Optional.of(quote(side.quote().get(), inputs));
        }
        InputSource source = repeatedly ? inputs.repeatedly(side.path()) : inputs.once(side.path());
        if (!(source instanceof InputSource.FileInput file) || !evidence(file)) {
            return new DiffInput(source, given.stream().toList(), List.of());
        }
        EvidenceFiles files = new EvidenceFiles(inputs);
        Evidence evidence;
        try {
            evidence = files.watched(source.name(), file.path(), EvidenceReader.read(file.path()));
        } catch (IOException failure) {
            throw UnreadableInputException.of(source.name(), failure);
        }
        Part list = new FolderList(pass).of(source.name(), evidence, List.of());
        List<Attestation> quotes = given.isPresent() ? List.of(given.get()) : beside(list, evidence, files);
        return new DiffInput(
                list.source().parts().size() > 1
                        ? list.source()
                        : InputSource.ofMember(source.name() + "/" + list.path(), list.source()::open),
                quotes,
                damages(source.name(), evidence));
    }

    /** True of a folder and of an archive that has members; text and single lists, packed or not, are read as they are. */
    private static boolean evidence(InputSource.FileInput file) {
        if (Files.isDirectory(file.path())) {
            return true;
        }
        if (!Files.isRegularFile(file.path())) {
            return false;
        }
        try (InputStream content = Files.newInputStream(file.path())) {
            byte[] head = content.readNBytes(TAR_MAGIC_AT + 5);
            boolean zip = head.length > 3 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
            boolean tar = head.length == TAR_MAGIC_AT + 5
                    && ByteString.copyOf(head, TAR_MAGIC_AT, 5).equals(ByteString.ofText("ustar"));
            boolean gzip = head.length > 1 && head[0] == 0x1f && (head[1] & 0xff) == 0x8b;
            return zip || tar || (gzip && packedTar(file));
        } catch (IOException unreadable) {
            return false; // said by whoever reads it
        }
    }

    private static boolean packedTar(InputSource.FileInput file) {
        String name = String.valueOf(file.path().getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".tar.gz") || name.endsWith(".tgz");
    }

    private static List<Attestation> beside(Part list, Evidence evidence, EvidenceFiles files) {
        List<Attestation> quotes = new ArrayList<>();
        for (Part part : evidence.of(PartKind.QUOTE_MESSAGE)) {
            if (part.folder().equals(list.folder()) || list.folder().startsWith(part.folder())) {
                AttestationReader.read(part.content())
                        .attestation()
                        .filter(attestation -> attestation.quote().isPresent())
                        .ifPresent(quote -> {
                            quotes.add(quote);
                            files.used(evidence, List.of(part));
                        });
            }
        }
        return quotes;
    }

    private static List<Notice> damages(String name, Evidence evidence) {
        return evidence.damages().stream()
                .map(damage -> Notice.of(NoticeKind.EVIDENCE_DAMAGED, name, new Statement.Said(damage)))
                .toList();
    }

    private static Attestation quote(String argument, InputArguments inputs) throws IOException {
        InputSource source = inputs.once(InputRole.QUOTE, argument);
        try (InputStream in = source.open()) {
            AttestationReading reading = AttestationReader.read(ByteString.copyOf(in.readNBytes(LONGEST_QUOTE)));
            return reading.attestation()
                    .filter(attestation -> attestation.quote().isPresent())
                    .orElseThrow(() ->
                            UnreadableInputException.of(source.name(), new InputProblem.NotAQuote(reading.problem())));
        } catch (IOException failure) {
            throw UnreadableInputException.ofFile(source.name(), failure);
        }
    }
}
