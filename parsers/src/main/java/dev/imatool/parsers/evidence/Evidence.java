package dev.imatool.parsers.evidence;

import java.util.List;

/**
 * What a folder or an archive holds.
 *
 * @param parts what is known, in the order of the archive or by path
 * @param members files looked at
 * @param leftOut what was not read, and is called by name
 * @param remarks what else was left alone, each a sentence that is safe to print, none twice
 * @param damages what could not be read although it is there, likewise
 */
public record Evidence(
        List<Part> parts, long members, List<LeftOut> leftOut, List<String> remarks, List<String> damages) {
    public Evidence {
        parts = List.copyOf(parts);
        leftOut = List.copyOf(leftOut);
        remarks = List.copyOf(remarks);
        damages = List.copyOf(damages);
    }

    /** The parts of a kind. */
    public List<Part> of(PartKind kind) {
        return parts.stream().filter(part -> part.kind() == kind).toList();
    }
}
