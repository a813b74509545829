package dev.imatool.parsers.known.pack;

import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.KnownFile;
import dev.imatool.parsers.known.content.ArchiveMember;
import dev.imatool.parsers.known.content.Reading;
import dev.imatool.parsers.known.content.RootedPath;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Hands on the files that a package unpacks. */
final class PackageFiles {
    private final Reading reading;
    private final String item;
    private final Set<String> configuration;
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
            case FILE -> file(path.get(), reading.hash(content));
            case SYMBOLIC_LINK -> reading.symbolicLink(item, path.get(), member.target());
            case HARD_LINK -> hardLink(path.get(), member.target());
            case DIRECTORY, OTHER -> {}
        }
    }

    private void file(String path, List<ContentDigest> digests) {
        contents.put(path, digests);
        boolean changeable = configuration.contains(path);
        reading.file(item, path, changeable ? KnownFile.State.CONFIGURATION : KnownFile.State.PRESENT, digests);
    }

    private void hardLink(String path, String target) {
        List<ContentDigest> digests = RootedPath.of(target).map(contents::get).orElse(null);
        if (digests == null) {
            reading.unreadable(item, "a hard link names what is not in the package: " + Reading.quoted(path));
        } else {
            file(path, digests);
        }
    }
}
