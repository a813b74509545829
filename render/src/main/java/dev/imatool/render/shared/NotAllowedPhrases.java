package dev.imatool.render.shared;

import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.Printable;
import dev.imatool.model.reference.PathRole;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why references do not allow an entry, for people. */
public final class NotAllowedPhrases {
    /** Roles that a sentence names. */
    private static final int NAMED = 3;

    private NotAllowedPhrases() {}

    /** Why, in one clause. */
    public static String of(Finding.NotAllowed entry) {
        return entry.elsewhere().isEmpty() ? Phrases.reason(entry.judgement()) : elsewhere(entry);
    }

    /** {@code the references have the path for image nginx (with this digest), not for the host}. */
    private static String elsewhere(Finding.NotAllowed entry) {
        String roles = entry.elsewhere().stream()
                .limit(NAMED)
                .map(known -> role(known.role(), known.image()) + (known.sameContent() ? " (with this digest)" : ""))
                .collect(Collectors.joining(", "));
        return "the references have the path for " + roles + (entry.elsewhere().size() > NAMED ? ", …" : "")
                + entry.role()
                        .map(role -> ", not for " + role(role, entry.image()))
                        .orElse("");
    }

    private static String role(PathRole role, Optional<String> image) {
        return switch (role) {
            case HOST -> "the host";
            case CONTAINER ->
                image.map(name -> "image " + Printable.ofText(name)).orElse("containers of no known image");
            case CREATOR -> "the creator of a namespace";
            case ANY -> "any role";
        };
    }
}
