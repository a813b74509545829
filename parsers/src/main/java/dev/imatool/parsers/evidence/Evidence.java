package dev.imatool.parsers.evidence;

import dev.imatool.parsers.archive.LeftOut;
import java.util.List;

/**
 * What a folder or an archive holds. Every file of it is a part, another file, or left out.
 *
 * @param parts what is known, in the order of the archive or by path
 * @param members files looked at
 * @param others the first of the files that are none of the known parts
 * @param otherFiles how many of those there are
 * @param leftOut what was not read, and is called by name
 * @param remarks what else was left alone, each a sentence that is safe to print, none twice
 * @param damages what could not be read although it is there, likewise
 * @param index the names of all files
 * @param disk which parts are files of a folder
 */
public record Evidence(
        List<Part> parts,
        long members,
        List<OtherFile> others,
        long otherFiles,
        List<LeftOut> leftOut,
        List<String> remarks,
        List<String> damages,
        FileIndex index,
        FilesOnDisk disk) {
    public Evidence {
        parts = List.copyOf(parts);
        others = List.copyOf(others);
        leftOut = List.copyOf(leftOut);
        remarks = List.copyOf(remarks);
        damages = List.copyOf(damages);
    }

    /** The same with other parts. */
    public Evidence with(List<Part> changed) {
        return new Evidence(changed, members, others, otherFiles, leftOut, remarks, damages, index, disk);
    }

    /** The parts of a kind. */
    public List<Part> of(PartKind kind) {
        return parts.stream().filter(part -> part.kind() == kind).toList();
    }
}
