#include "client/configuration/description.h"
#include "client/configuration/package.h"
#include "shared/core/verify.h"

using namespace onedoor;
using configuration::describe;

/// Whatever a stick or a hand brings: settings that are accepted keep their promises, what is
/// refused has a sentence in both languages, and no package is taken without its signature.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    std::string_view const text(reinterpret_cast<char const*>(bytes), size);
    Result<configuration::Configuration> const settings = configuration::parse(text);
    if (settings) {
        VERIFY(settings->id.size() >= 3 && settings->id.size() <= 40);
        VERIFY(settings->server.starts_with("http"));
        VERIFY(settings->data_folder.starts_with('/'));
        VERIFY(settings->pixels_per_metre >= 500);
    } else {
        for (text::Language const language : {text::Language::Vietnamese, text::Language::English})
            VERIFY(describe(settings.error(), language).size() > settings.error().code.size());
    }
    configuration::Standing const standing{{1, 2, 3}, core::Instant{0}, 0};
    VERIFY(!configuration::verify_package({bytes, size}, standing));
    return 0;
}
