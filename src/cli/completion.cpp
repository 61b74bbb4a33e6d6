#include <string>

#include "cli/pages_about.h"
#include "cli/values.h"

namespace winnow::cli {
namespace {

/// The commands' names with a separator between them.
std::string command_names(std::string_view separator) {
  std::string names;
  for (const Command command : kCommands) names += joined({names.empty() ? std::string_view() : separator, command_name(command)});
  return names;
}

// ---- bash ----

/// The case of `_winnow` that completes the value of one option.
void append_bash_value(std::string& out, Command command, const OptionSpec& spec) {
  std::string pattern = joined({command_name(command), ":--", spec.name});
  if (spec.letter != '\0') pattern += joined({"|", command_name(command), ":-", {&spec.letter, 1}});
  std::string action;
  switch (spec.kind) {
    case ValueKind::none:
      return;
    case ValueKind::choice:
      action = joined({"COMPREPLY=($(compgen -W '", spec.choices, "' -- \"$cur\"))"});
      break;
    case ValueKind::list:
      action = joined(
          {"[[ $cur == *,* ]] && prefix=${cur%,*},; COMPREPLY=($(compgen -P \"$prefix\" -W '", spec.choices, "' -- \"${cur##*,}\"))"});
      break;
    case ValueKind::file:
      action = "compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- \"$cur\")";
      break;
    default:
      action = "COMPREPLY=()";
      break;
  }
  out += joined({"    ", pattern, ") ", action, "; return ;;\n"});
}

std::string option_words(Command command) {
  std::string words;
  for (const OptionSpec& spec : option_table()) {
    if (!belongs_to(spec, command)) continue;
    if (!words.empty()) words += ' ';
    if (spec.letter != '\0') words += joined({"-", {&spec.letter, 1}, " "});
    words += joined({"--", spec.name});
  }
  return words;
}

std::string bash_script() {
  std::string out = R"(# bash completion for winnow, printed by winnow --completion bash
_winnow() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} command=extract prefix=
  case ${COMP_WORDS[1]} in
    explain | batch) ((COMP_CWORD > 1)) && command=${COMP_WORDS[1]} ;;
  esac
  # The shell cuts --to=js into three words.
  if [[ $cur == = ]]; then
    cur=
  elif [[ $prev == = ]]; then
    prev=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  case $command:$prev in
)";
  for (const Command command : kCommands) {
    for (const OptionSpec& spec : option_table()) {
      if (belongs_to(spec, command)) append_bash_value(out, command, spec);
    }
  }
  out += "  esac\n  case $command:$cur in\n";
  for (const Command command : kCommands) {
    out += joined({"    ", command_name(command), ":-*) COMPREPLY=($(compgen -W '", option_words(command), "' -- \"$cur\")); return ;;\n"});
  }
  out += R"(  esac
  compopt -o filenames
  mapfile -t COMPREPLY < <(compgen -f -- "$cur")
  ((COMP_CWORD == 1)) && COMPREPLY+=($(compgen -W ')";
  out += command_names(" ");
  out += R"(' -- "$cur"))
}
complete -F _winnow winnow
)";
  return out;
}

// ---- zsh ----

/// Text within the brackets of an _arguments specification within single quotes.
std::string zsh_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    if (c == '\'') {
      out += "'\\''";
    } else {
      out += c;
    }
  }
  return out;
}

std::string zsh_action(const OptionSpec& spec) {
  switch (spec.kind) {
    case ValueKind::none:
      return "";
    case ValueKind::choice:
      return joined({":", spec.value, ":(", spec.choices, ")"});
    case ValueKind::list:
      return joined({":", spec.value, ":_values -s , ", spec.value, " ", spec.choices});
    case ValueKind::file:
      return joined({":", spec.value, ":_files"});
    default:
      return joined({":", spec.value, ": "});
  }
}

void append_zsh_option(std::string& out, const OptionSpec& spec) {
  const std::string tail = joined({"[", zsh_text(spec.help), "]", zsh_action(spec), "'"});
  const bool has_value = spec.kind != ValueKind::none;
  const std::string_view sign = has_value ? "=" : "";
  out += " \\\n      ";
  if (spec.letter == '\0') {
    out += joined({spec.kind == ValueKind::list ? "'*" : "'", "--", spec.name, sign, tail});
    return;
  }
  const std::string letter = joined({"-", {&spec.letter, 1}});
  out += joined({"'(", letter, " --", spec.name, ")'{", letter, has_value ? "+" : "", ",--", spec.name, sign, "}'", tail});
}

std::string zsh_script() {
  std::string out = R"(#compdef winnow
# zsh completion for winnow, printed by winnow --completion zsh
_winnow() {
  if ((CURRENT == 2)) && [[ $words[2] != -* ]]; then
    _alternative 'commands:command:(()";
  for (const Command command : kCommands) {
    out += joined({command == Command::extract ? "" : " ", command_name(command), "\\:\"", command_summary(command), "\""});
  }
  out += R"())' 'files:page:_files'
    return
  fi
  local command=extract
  if [[ $words[2] == ()" +
         command_names("|");
  out += R"() ]]; then
    command=$words[2]
    words=("$words[1]" "${(@)words[3,-1]}")
    ((CURRENT--))
  fi
  case $command in
)";
  for (const Command command : kCommands) {
    out += joined({"    ", command_name(command), ")\n      _arguments -s -S"});
    for (const OptionSpec& spec : option_table()) {
      if (belongs_to(spec, command)) append_zsh_option(out, spec);
    }
    out += " \\\n      '*:page:_files' ;;\n";
  }
  out += R"(  esac
}
if [[ $funcstack[1] == _winnow ]]; then
  _winnow "$@"
else
  compdef _winnow winnow
fi
)";
  return out;
}

// ---- fish ----

std::string fish_text(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  out += '\'';
  return out;
}

/// Without a command, extract is meant.
std::string fish_condition(For commands) {
  if (commands == For::all) return {};
  const bool is_for_extract = (static_cast<unsigned>(commands) & static_cast<unsigned>(For::extract)) != 0;
  std::string names;
  for (const Command command : kCommands) {
    const bool is_for_it = (static_cast<unsigned>(commands) >> static_cast<unsigned>(command) & 1U) != 0;
    if (is_for_it != is_for_extract) names += joined({" ", command_name(command)});
  }
  return joined({" -n '", is_for_extract ? "not " : "", "__fish_seen_subcommand_from", names, "'"});
}

std::string fish_script() {
  std::string out = "# fish completion for winnow, printed by winnow --completion fish\n";
  for (const Command command : kCommands) {
    out += joined(
        {"complete -c winnow -n __fish_use_subcommand -a ", command_name(command), " -d ", fish_text(command_summary(command)), "\n"});
  }
  for (const OptionSpec& spec : option_table()) {
    out += "complete -c winnow";
    out += fish_condition(spec.commands);
    if (spec.letter != '\0') out += joined({" -s ", {&spec.letter, 1}});
    out += joined({" -l ", spec.name});
    if (spec.kind == ValueKind::file) out += " -r -F";
    if (spec.kind != ValueKind::none && spec.kind != ValueKind::file) out += " -x";
    if (spec.kind == ValueKind::choice) out += joined({" -a ", fish_text(spec.choices)});
    if (spec.kind == ValueKind::list) out += joined({" -a \"(__fish_append , ", spec.choices, ")\""});
    out += joined({" -d ", fish_text(spec.help), "\n"});
  }
  return out;
}

}  // namespace

std::string completion_script(std::string_view shell) {
  if (shell == "bash") return bash_script();
  if (shell == "zsh") return zsh_script();
  return fish_script();
}

}  // namespace winnow::cli
