package dev.imatool.render.repair;

import dev.imatool.parsers.repair.Repair;
import dev.imatool.parsers.repair.RepairKind;

/** How repairs came out, in words. */
final class RepairPhrases {
    private RepairPhrases() {}

    /** What was done; follows the name of the program. */
    static String done(RepairKind kind) {
        return switch (kind) {
            case LINES_JOINED -> "joined broken lines";
            case LINE_SPLIT -> "put lost line breaks back";
            case RENAMED -> "undid a rename that was given";
            case BLANKS -> "corrected the blanks";
            case UNDERSCORES -> "corrected blanks and underscores";
            case CHARACTER_INSERTED -> "inserted a lost character";
            case CHARACTER_REMOVED -> "removed an added character";
            case CHARACTER_REPLACED -> "replaced one character";
            case CHARACTERS_SWAPPED -> "swapped two neighbouring characters";
            case TWO_CHARACTERS_INSERTED -> "inserted two lost characters";
            case TWO_CHARACTERS_REMOVED -> "removed two added characters";
            case CHARACTERS_REMOVED -> "removed added characters";
            case ALGORITHM -> "corrected the name of the algorithm";
            case KNOWN_DIGEST -> "used a digest from elsewhere in the list";
            case KNOWN_NAME -> "used a name from elsewhere in the list";
            case NAMESPACE_PREFIX -> "corrected the namespace before the path";
            case UNESCAPED -> "undid escapes, quote marks or colours in the name";
            case BYTE_REPLACED -> "replaced one byte";
        };
    }

    /** Why there is no repair. */
    static String reason(Repair.Reason reason) {
        return switch (reason) {
            case NOT_FOUND -> "nothing that was tried gives its template digest";
            case NO_PROOF -> "it has no template digest that could prove a repair";
            case GIVEN_UP -> "the search was given up at its bound";
        };
    }
}
