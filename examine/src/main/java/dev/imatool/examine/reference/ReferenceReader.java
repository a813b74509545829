package dev.imatool.examine.reference;

import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.KeptHead;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.UnreadReference;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.Notice;
import dev.imatool.model.reference.ReferenceValue;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.allowlist.AllowListInput;
import dev.imatool.parsers.allowlist.AllowListReading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads known-good digests from the files that the user names: allow-lists, checksum lines and measurement lists. */
public final class ReferenceReader {
    private final InputArguments inputs;
    private final ListPass pass;
    private final Sink sink;
    private final List<ReferenceFile> references = new ArrayList<>();
    private final List<InputSummary> lists = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();

    /**
     * @param pass opens the files, and reads those that are lists
     * @param sink takes each digest, in the order of the files
     */
    public ReferenceReader(ListPass pass, Sink sink) {
        this.inputs = pass.inputs();
        this.pass = pass;
        this.sink = sink;
    }

    /** Takes each digest. */
    @FunctionalInterface
    public interface Sink {
        /**
         * Takes a digest.
         *
         * @param file its reference, as messages call it
         * @param list true when that is a measurement list
         * @param number of its entry there, else of its line
         */
        void take(String file, boolean list, long number, ReferenceValue value);
    }

    /**
     * What was read.
     *
     * @param references the files, in the order given
     * @param lists those of them that are measurement lists
     * @param notices about the others, and about lists of which nothing or not everything is used
     */
    public record Reading(List<ReferenceFile> references, List<InputSummary> lists, List<Notice> notices) {
        public Reading {
            references = List.copyOf(references);
            lists = List.copyOf(lists);
            notices = List.copyOf(notices);
        }
    }

    /**
     * Reads all files; to be called once.
     *
     * @throws UnreadableInputException if one cannot be read, or has no digest in any form that is read
     */
    public Reading read(List<String> files) throws IOException {
        for (String file : files) {
            InputSource source = inputs.repeatedly(InputRole.REFERENCE, file);
            KeptHead head = new KeptHead(source);
            try (AllowListInput input = AllowListInput.open(head.source())) {
                boolean readable = input.shape().isPresent()
                        ? readValues(source.name(), input)
                        : readList(input.asMeasurementList());
                if (!readable) {
                    throw UnreadReference.of(source, head.bytes(), notices);
                }
            } catch (UnreadableInputException unread) {
                throw unread.ofOtherForm() ? UnreadReference.of(source, head.bytes(), notices) : unread;
            } catch (IOException failure) {
                throw UnreadableInputException.of(source.name(), failure);
            }
        }
        return new Reading(references, lists, notices);
    }

    /** False where it holds no value. */
    private boolean readValues(String name, AllowListInput input) throws IOException {
        AllowListReading reading = input.read((line, value) -> sink.take(name, false, line, value));
        ReferenceFile.Kind kind = switch (input.shape().orElseThrow()) {
            case ALLOWLIST -> ReferenceFile.Kind.ALLOWLIST;
            case CHECKSUMS -> ReferenceFile.Kind.CHECKSUMS;
        };
        references.add(new ReferenceFile(name, kind, Optional.of(reading.sha256()), reading.values()));
        notices.addAll(Notice.all(name, reading.diagnostics()));
        return reading.values() > 0;
    }

    /** False where it holds no entry. */
    private boolean readList(InputSource source) throws IOException {
        Optional<MeasuredValues> read =
                MeasuredValues.read(pass, source, (entry, value) -> sink.take(source.name(), true, entry, value));
        read.ifPresent(measured -> {
            lists.add(measured.summary());
            references.add(new ReferenceFile(
                    source.name(),
                    ReferenceFile.Kind.MEASUREMENT_LIST,
                    measured.summary().sha256(),
                    measured.values()));
            notices.addAll(measured.notices());
        });
        return read.isPresent();
    }
}
