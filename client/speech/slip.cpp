#include "client/speech/slip.h"

#include "client/phrases/phrases.h"
#include "client/speech/pronunciation.h"

#include <initializer_list>

namespace onedoor::speech {

using phrases::Key;

namespace {

class SlipScript {
public:
    explicit SlipScript(Language language) : m_language(language) {}

    void add(std::initializer_list<std::string_view> words) {
        Utterance utterance;
        for (std::string_view const each : words) {
            Language const language = language_heard(each, m_language);
            std::string said = pronounced(each, language);
            if (!said.empty())
                utterance.parts.push_back({std::move(said), language, Break::Comma});
        }
        if (!utterance.parts.empty())
            m_script.push_back(std::move(utterance));
    }
    void add_code(std::string_view label, std::string_view code) {
        if (code.empty())
            return;
        add({label});
        m_script.push_back({0, {{spelled(code, m_language), m_language, Break::Comma}}});
    }
    Utterances take() { return std::move(m_script); }

private:
    Language m_language;
    Utterances m_script;
};

}

Utterances of_slip(receipts::Slip const& slip, Language language) {
    SlipScript script(language);
    script.add({phrases::get(Key::speech_slip, language)});
    script.add({slip.office});
    script.add({slip.title});
    script.add({slip.banner});
    script.add_code({}, slip.number);
    for (receipts::Line const& code : slip.codes)
        script.add_code(code.label, code.value);
    for (receipts::Line const& line : slip.lines)
        script.add({line.label, line.value});
    script.add({slip.items_title});
    for (receipts::Slip::Item const& item : slip.items)
        script.add({item.name, item.value, item.remark});
    if (!slip.address.empty())
        script.add({phrases::get(Key::speech_slip_qr, language), slip.address_caption});
    for (std::string const& note : slip.notes)
        script.add({note});
    return script.take();
}

}
