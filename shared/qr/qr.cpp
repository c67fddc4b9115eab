#include "shared/qr/qr.h"

#include "shared/core/wipe.h"

#include <qrcodegen.h>
#include <string>

namespace onedoor::qr {

static constexpr int version_max = 20;

Result<Code> encode(std::string_view text) {
    std::vector<std::uint8_t> buffer(qrcodegen_BUFFER_LEN_FOR_VERSION(version_max));
    std::vector<std::uint8_t> drawn(buffer.size());
    std::string ended(text);
    bool const fits =
        qrcodegen_encodeText(ended.c_str(), buffer.data(), drawn.data(), qrcodegen_Ecc_MEDIUM,
                             qrcodegen_VERSION_MIN, version_max, qrcodegen_Mask_AUTO, false);
    core::wipe(ended);
    if (!fits)
        return fail("qr.too_long", "the text does not fit into a QR code of version 20");
    Code code{.side = qrcodegen_getSize(drawn.data())};
    for (int y = 0; y < code.side; ++y)
        for (int x = 0; x < code.side; ++x)
            code.modules.push_back(qrcodegen_getModule(drawn.data(), x, y) ? 1 : 0);
    return code;
}

}
