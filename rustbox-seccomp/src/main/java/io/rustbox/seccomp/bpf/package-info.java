/**
 * Classic BPF: instructions, an assembler with labels, a decoder, a disassembler, the kernel's checks and an
 * interpreter.
 *
 * <p>This package knows nothing of seccomp: a program is a list of {@link io.rustbox.seccomp.bpf.Instruction}s that
 * reads a block of data and returns a 32-bit value. What the block means and what the value means is the caller's
 * business.
 *
 * <pre>
 * Assembler --assemble--&gt; List&lt;Instruction&gt; --Encoding.encode--&gt; bytes (struct sock_filter[])
 *                               |        ^------Encoding.decode------'
 *                               +--Verifier.check       what the kernel checks before it takes a program
 *                               +--Disassembler.text    one line an instruction
 *                               `--Interpreter.run      the value the kernel would compute
 * </pre>
 *
 * @see <a href="https://docs.kernel.org/networking/filter.html">Linux Socket Filtering aka Berkeley Packet Filter</a>
 */
package io.rustbox.seccomp.bpf;
