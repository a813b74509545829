package dev.imatool.parsers;

import dev.imatool.parsers.input.KeptContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Bytes to read. */
public sealed interface InputSource {
    /** What the user called it. */
    String name();

    /**
     * The raw bytes, from the first one on.
     *
     * @throws IOException if there is nothing to read
     */
    InputStream open() throws IOException;

    /** A file named by the user. */
    static InputSource ofFile(Path path) {
        return ofFile(FileNames.name(path), path);
    }

    /** A file that has another name in sentences. */
    static InputSource ofFile(String name, Path path) {
        return new FileInput(name, path, Watch.NOTHING, Optional.empty());
    }

    /** A file named by the user whose bytes are kept in memory. */
    static InputSource ofKeptFile(Path path, KeptContent kept) {
        return new FileInput(FileNames.name(path), path, Watch.NOTHING, Optional.of(kept));
    }

    /** A stream, which can be opened once. */
    static InputSource ofStream(String name, InputStream stream) {
        return new StreamInput(name, stream);
    }

    /** A member of a folder or an archive, opened anew each time. */
    static InputSource ofMember(String name, Opener opener) {
        return new MemberInput(name, opener);
    }

    /**
     * Parts of one list, in their order, which are read as if they had never been parted: so the kernel's document of staging
     * ({@code CONFIG_IMA_STAGING}) has them presented. Entries are numbered through; where one stands is said by its own part.
     *
     * @param parts at least one, none of them joined itself
     */
    static InputSource joined(List<InputSource> parts) {
        return parts.size() == 1
                ? parts.get(0)
                : new JoinedInput(parts.stream().map(InputSource::name).collect(Collectors.joining(" + ")), parts);
    }

    /** The parts that are read one after the other; itself where it is not joined. */
    default List<InputSource> parts() {
        return List.of(this);
    }

    /** The content in memory, where it is kept there and nobody watches how it is read. */
    default Optional<KeptContent> unwatchedContent() {
        return Optional.empty();
    }

    /** The same bytes, each reading of which goes through {@code watch}. */
    InputSource watched(Watch watch);

    /** Sees the bytes of a source as they are read. */
    @FunctionalInterface
    interface Watch {
        /** Sees nothing. */
        Watch NOTHING = in -> in;

        /** What is read in place of {@code in}, and has the same bytes. */
        InputStream over(InputStream in);
    }

    /** Gives the bytes of something from the first one on, each time it is asked. */
    @FunctionalInterface
    interface Opener {
        /** The raw bytes; the caller closes them. */
        InputStream open() throws IOException;
    }

    /** A file, whose bytes may be kept in memory. */
    record FileInput(String name, Path path, Watch watch, Optional<KeptContent> kept) implements InputSource {
        @Override
        public InputStream open() throws IOException {
            return watch.over(kept.isPresent() ? kept.get().raw() : Files.newInputStream(path));
        }

        @Override
        public Optional<KeptContent> unwatchedContent() {
            return watch == Watch.NOTHING ? kept : Optional.empty();
        }

        @Override
        public InputSource watched(Watch another) {
            return new FileInput(name, path, another, kept);
        }
    }

    /** Standard input, or a stream that a caller has. */
    record StreamInput(String name, InputStream stream) implements InputSource {
        @Override
        public InputStream open() {
            return stream;
        }

        @Override
        public InputSource watched(Watch watch) {
            return new StreamInput(name, watch.over(stream));
        }
    }

    /** A member of a folder or an archive. */
    record MemberInput(String name, Opener opener) implements InputSource {
        @Override
        public InputStream open() throws IOException {
            return opener.open();
        }

        @Override
        public InputSource watched(Watch watch) {
            return new MemberInput(name, () -> watch.over(opener.open()));
        }
    }

    /** Several parts of one list. */
    record JoinedInput(String name, List<InputSource> parts) implements InputSource {
        public JoinedInput {
            parts = List.copyOf(parts);
        }

        @Override
        public InputStream open() throws IOException {
            List<InputStream> streams = new ArrayList<>();
            for (InputSource part : parts) {
                streams.add(part.open());
            }
            return new SequenceInputStream(Collections.enumeration(streams));
        }

        @Override
        public InputSource watched(Watch watch) {
            return new JoinedInput(
                    name, parts.stream().map(part -> part.watched(watch)).toList());
        }
    }
}
