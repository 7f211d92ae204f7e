package dev.sluice.processor.bodies.rules;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;

/**
 * Where a finding stands.
 *
 * @param tree the narrowest tree
 * @param unit its index file
 */
public record TreePlace(Tree tree, CompilationUnitTree unit) {}
