/**
 * The feed folder, independent of the content of its files: which entries are read, how a file that was read is moved, and what
 * an operator sees of the others.
 */
package io.oktafactors.routes.folder;
