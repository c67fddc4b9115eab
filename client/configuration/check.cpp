#include "client/configuration/check.h"

#include "client/configuration/configuration.h"
#include "client/configuration/description.h"
#include "client/phrases/phrases.h"

namespace onedoor::configuration {

Report check_file(std::string const& path) {
    Result<Configuration> const configuration = read(path);
    Report report{{}, configuration ? 0 : 1};
    for (text::Language const language : {text::Language::Vietnamese, text::Language::English}) {
        report.text +=
            configuration
                ? phrases::format(phrases::Key::configuration_is_right, language,
                                  {{"id", configuration->id}, {"server", configuration->server}})
                : describe(configuration.error(), language);
        report.text.push_back('\n');
    }
    return report;
}

}
