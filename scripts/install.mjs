/** Installs the dependencies and makes sure of a Node that is new enough. */
import { findNode, installDependencies } from './runtime.mjs';

installDependencies();
findNode();
