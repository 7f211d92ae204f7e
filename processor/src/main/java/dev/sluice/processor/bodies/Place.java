package dev.sluice.processor.bodies;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;

/**
 * Where a finding stands.
 *
 * @param tree the narrowest tree
 * @param unit its source file
 */
record Place(Tree tree, CompilationUnitTree unit) {}
