package dev.imatool.parsers.known.pack;

import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.parsers.known.content.ArchiveMember;
import dev.imatool.parsers.known.content.Reading;
import dev.imatool.parsers.known.content.RootedPath;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Hands on the files that a package unpacks; their contents are hashed on several cores. */
final class PackageFiles {
    private final Reading reading;
    private final String item;
    private final Set<String> configuration;
    private final Set<String> unpacked = new HashSet<>();
    private final Map<String, List<ContentDigest>> contents = new HashMap<>();

    /** @param configuration rooted paths of files that their owner may change */
    PackageFiles(Reading reading, String item, Set<String> configuration) {
        this.reading = reading;
        this.item = item;
        this.configuration = configuration;
    }

    /** Takes a member. */
    void take(ArchiveMember member, InputStream content) throws IOException {
        Optional<String> path = RootedPath.of(member.name());
        if (path.isEmpty()) {
            reading.unreadable(item, "a name leads out of the root or is too long: " + Reading.quoted(member.name()));
            return;
        }
        switch (member.kind()) {
            case FILE -> {
                KnownFile.State state = state(path.get()); // by what the package said up to here
                reading.hash(content, digests -> file(path.get(), state, digests));
                unpacked.add(path.get());
            }
            case SYMBOLIC_LINK -> reading.later(() -> reading.symbolicLink(item, path.get(), member.target()));
            case HARD_LINK ->
                hardLink(path.get(), RootedPath.of(member.target()).orElse(""));
            case DIRECTORY, OTHER -> {}
        }
    }

    private KnownFile.State state(String path) {
        return configuration.contains(path) ? KnownFile.State.CONFIGURATION : KnownFile.State.PRESENT;
    }

    private void file(String path, KnownFile.State state, List<ContentDigest> digests) {
        contents.put(path, digests);
        reading.file(item, path, state, digests);
    }

    private void hardLink(String path, String target) throws IOException {
        if (!unpacked.contains(target)) {
            reading.unreadable(item, "a hard link names what is not in the package: " + Reading.quoted(path));
            return;
        }
        unpacked.add(path);
        KnownFile.State state = state(path);
        reading.later(() -> file(path, state, contents.getOrDefault(target, List.of())));
    }
}
