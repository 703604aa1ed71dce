package io.rustbox.selftest;

/**
 * What an attack knows of the place where it stands.
 *
 * @param neighbour the pid of a process outside
 * @param folder where the bait is, as the attack sees it; it may read there
 * @param hostFolder the same, as the host sees it
 * @param port where somebody listens on the host's loopback
 */
record View(long neighbour, String folder, String hostFolder, int port) {}
