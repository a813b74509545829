package dev.imatool.parsers.allowlist;

import dev.imatool.model.ByteString;
import dev.imatool.model.reference.ContentDigest;
import dev.imatool.model.reference.PathRole;
import dev.imatool.model.reference.ReferenceValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One element of {@code trusted}, gathered member by member, because its keys come in any order. */
final class TrustedPath {
    private final List<String> digests = new ArrayList<>();
    private @Nullable String path;
    private @Nullable String pathHex;
    private Optional<String> role = Optional.empty();
    private Optional<String> image = Optional.empty();
    private boolean pattern;

    void path(String text) {
        path = text;
    }

    void pathHex(String text) {
        pathHex = text;
    }

    void role(String text) {
        role = Optional.of(text);
    }

    void image(String text) {
        image = Optional.of(text);
    }

    void pattern(boolean is) {
        pattern = is;
    }

    void digest(String text) {
        digests.add(text);
    }

    /** Hands on its values and gives their number. */
    long deliver(long line, AllowListDiagnostics diagnostics, ValueSink out) {
        String place = "line " + line;
        Optional<ByteString> bytes = bytes();
        if (bytes.isEmpty()) {
            diagnostics.error(place, "the path is missing, or its escapes or path_hex do not fit it", "");
            return 0;
        }
        Optional<PathRole> known = role.isEmpty() ? Optional.of(PathRole.ANY) : role.flatMap(PathRole::ofId);
        if (known.isEmpty()) {
            diagnostics.error(
                    place,
                    "role " + AllowListDiagnostics.quoted(role.orElse(""))
                            + " is none of host, container, creator, any",
                    "");
            return 0;
        }
        if (image.isPresent() && known.get() != PathRole.CONTAINER) {
            diagnostics.error(place, "only the role container has an image", "");
            return 0;
        }
        long values = 0;
        for (String text : digests) {
            Optional<ContentDigest> digest = ContentDigest.parse(text);
            if (digest.isPresent()) {
                out.take(line, new ReferenceValue(known.get(), image, bytes.get(), pattern, digest.get(), false));
                values++;
            } else {
                diagnostics.error(
                        place,
                        AllowListDiagnostics.quoted(text) + " is not a digest",
                        "digests are written 'sha256:HEX'");
            }
        }
        return values;
    }

    /** What people read and what is compared must be the same name. */
    private Optional<ByteString> bytes() {
        if (path == null) {
            return Optional.empty();
        }
        String hex = pathHex;
        return EscapedPath.bytes(path)
                .filter(bytes -> !bytes.isEmpty())
                .filter(bytes -> hex == null || bytes.hex().equals(hex));
    }
}
