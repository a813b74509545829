package dev.imatool.appraise.allowlist;

import dev.imatool.model.ByteString;
import dev.imatool.model.reference.Role;

/**
 * What an allow-list speaks about: a path in a role, the same in every run.
 *
 * @param role where it was measured
 * @param path path or label, without namespace and process chain
 */
public record Subject(Role role, ByteString path) {}
