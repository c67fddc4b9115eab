#include "client/speech/utterance.h"

#include <algorithm>
#include <functional>
#include <string_view>

namespace onedoor::speech {

namespace {

bool ends_sentence(std::string_view words) {
    return words.ends_with('.') || words.ends_with('!') || words.ends_with('?') ||
           words.ends_with(':');
}

std::string_view joint(std::string_view before, Break next) {
    if (ends_sentence(before) || before.ends_with(',') || before.ends_with(';'))
        return " ";
    return next == Break::Sentence ? ". " : ", ";
}

/// Behind the first sentence of the words, where more follow.
std::size_t end_of_sentence(std::string_view words) {
    for (std::size_t at = 0; at + 2 < words.size(); ++at)
        if ((words[at] == '.' || words[at] == '!' || words[at] == '?') && words[at + 1] == ' ')
            return at + 1;
    return words.size();
}

}

std::vector<Run> runs_of(Utterance const& utterance) {
    std::size_t length = 0;
    for (Part const& part : utterance.parts)
        length += part.text.size() + 2;
    std::vector<Run> runs;
    runs.reserve(utterance.parts.size());
    for (Part const& part : utterance.parts) {
        if (part.text.empty())
            continue;
        if (runs.empty() || runs.back().language != part.language) {
            runs.push_back({{}, part.language});
            // Grown texts leave copies behind.
            runs.back().text.reserve(length);
        } else {
            runs.back().text += joint(runs.back().text, part.before);
        }
        runs.back().text += part.text;
    }
    return runs;
}

std::string as_text(Utterance const& utterance, Language language) {
    std::string line;
    for (Run const& run : runs_of(utterance)) {
        line += line.empty() ? "" : " ";
        if (run.language != language)
            line.append("[").append(text::tag(run.language)).append(": ").append(run.text) += ']';
        else
            line += run.text;
    }
    return line;
}

Utterances in_sentences(Utterance const& utterance) {
    Utterances sentences;
    auto const begin = [&] { sentences.push_back({utterance.node, {}}); };
    begin();
    for (Part const& part : utterance.parts) {
        std::string_view rest = part.text;
        Break before = part.before;
        if (before == Break::Sentence && !sentences.back().parts.empty())
            begin();
        while (!rest.empty()) {
            std::size_t const end = end_of_sentence(rest);
            sentences.back().parts.push_back(
                {std::string(rest.substr(0, end)), part.language, before});
            rest.remove_prefix(std::min(end + 1, rest.size()));
            if (!rest.empty())
                begin();
            before = Break::Sentence;
        }
    }
    if (sentences.back().parts.empty())
        sentences.pop_back();
    return sentences;
}

std::size_t mark_of(Utterance const& utterance) {
    std::size_t mark = utterance.node;
    for (Part const& part : utterance.parts) {
        std::size_t const words = std::hash<std::string_view>{}(part.text);
        mark = mark * 31 + words + static_cast<std::size_t>(part.language);
    }
    return mark;
}

}
