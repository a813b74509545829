package dev.imatool.examine.runtimepolicy.made;

import dev.imatool.examine.statement.PolicyStatement;

/**
 * A source that is not followed in something, because another one is.
 *
 * @param source name of the source
 * @param conflict in what
 */
public record SourceConflict(String source, PolicyStatement.Conflict conflict) {}
