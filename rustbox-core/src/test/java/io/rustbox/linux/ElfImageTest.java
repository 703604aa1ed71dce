package io.rustbox.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The keeper's image, field by field as elf(5) has them. */
class ElfImageTest {
    private static final int EHDR_SIZE = 64;
    private static final int PHDR_SIZE = 56;

    @ParameterizedTest
    @EnumSource
    void header_ofTheKeeper_isThatOfAStaticExecutable(Arch arch) {
        ByteBuffer elf = keeper(arch);
        byte[] ident = new byte[16];
        elf.get(0, ident);
        assertThat(ident).as("magic, ELFCLASS64, ELFDATA2LSB, EV_CURRENT, ELFOSABI_NONE")
                .isEqualTo(new byte[]{0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        assertThat(elf.getShort(16)).as("e_type is ET_EXEC").isEqualTo((short) 2);
        assertThat(elf.getShort(18)).as("e_machine is EM_X86_64 or EM_AARCH64").isEqualTo(switch (arch) {
            case X86_64 -> (short) 62;
            case AARCH64 -> (short) 183;
        });
        assertThat(elf.getInt(20)).as("e_version").isEqualTo(1);
        assertThat(elf.getLong(32)).as("e_phoff").isEqualTo(EHDR_SIZE);
        assertThat(elf.getLong(40)).as("e_shoff: no sections").isZero();
        assertThat(elf.getShort(52)).as("e_ehsize").isEqualTo((short) EHDR_SIZE);
        assertThat(elf.getShort(54)).as("e_phentsize").isEqualTo((short) PHDR_SIZE);
        assertThat(elf.getShort(56)).as("e_phnum").isEqualTo((short) 1);
        assertThat(elf.getShort(60)).as("e_shnum").isZero();
    }

    @ParameterizedTest
    @EnumSource
    void segment_ofTheKeeper_coversTheImageAndIsNeverWritable(Arch arch) {
        ByteBuffer elf = keeper(arch);
        assertThat(elf.getInt(64)).as("p_type is PT_LOAD").isEqualTo(1);
        assertThat(elf.getInt(68)).as("p_flags are PF_R|PF_X").isEqualTo(5);
        assertThat(elf.getLong(72)).as("p_offset").isZero();
        assertThat(elf.getLong(96)).as("p_filesz").isEqualTo(elf.capacity());
        assertThat(elf.getLong(104)).as("p_memsz").isEqualTo(elf.capacity());
        long alignment = elf.getLong(112);
        assertThat(alignment).as("p_align covers the largest page of aarch64").isEqualTo(65536);
        assertThat(elf.getLong(80) % alignment).as("p_vaddr is congruent to p_offset").isZero();
    }

    @ParameterizedTest
    @EnumSource
    void entry_ofTheKeeper_isItsFirstInstruction(Arch arch) {
        ByteBuffer elf = keeper(arch);
        int offset = (int) (elf.getLong(24) - elf.getLong(80));
        byte[] code = Arrays.copyOfRange(elf.array(), offset, elf.capacity());
        assertThat(code).isEqualTo(MachineCode.load("keeper", arch));
    }

    @ParameterizedTest
    @EnumSource
    void segments_ofAnImageWithData_areNeverWritableAndExecutable(Arch arch) {
        byte[] data = {1, 2, 3};
        ByteBuffer elf = ByteBuffer.wrap(ElfImage.of(new byte[100], data, 50, arch)).order(ByteOrder.LITTLE_ENDIAN);
        int second = EHDR_SIZE + PHDR_SIZE;

        assertThat(elf.getShort(56)).as("e_phnum").isEqualTo((short) 2);
        assertThat(elf.getLong(24) - elf.getLong(80)).as("e_entry").isEqualTo(EHDR_SIZE + 2L * PHDR_SIZE);
        assertThat(elf.getInt(68)).as("p_flags of the code are PF_R|PF_X").isEqualTo(5);
        assertThat(elf.getInt(second + 4)).as("p_flags of the data are PF_R|PF_W").isEqualTo(6);
        assertThat(elf.getLong(second + 16)).as("p_vaddr").isEqualTo(ElfImage.DATA_ADDRESS);
        assertThat(elf.getLong(second + 32)).as("p_filesz").isEqualTo(data.length);
        assertThat(elf.getLong(second + 40)).as("p_memsz").isEqualTo(data.length + 50);
        assertThat((elf.getLong(second + 16) - elf.getLong(second + 8)) % elf.getLong(second + 48)).isZero();
        int offset = (int) elf.getLong(second + 8);
        assertThat(Arrays.copyOfRange(elf.array(), offset, elf.capacity())).isEqualTo(data);
    }

    private static ByteBuffer keeper(Arch arch) {
        return ByteBuffer.wrap(ElfImage.of(MachineCode.load("keeper", arch), arch)).order(ByteOrder.LITTLE_ENDIAN);
    }
}
